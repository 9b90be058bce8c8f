-- purpose: firms that wait for a word, the strongest candidates first, in the caller's scope
-- parameters: sort: '' for all, SURE, AMBIGUOUS, PLAIN; words: part of the firm's or a holder's name or code, '' for all;
--   score, code: go on after that score and credit code; most
-- columns: credit_code, firm_name, candidates, best (score), sure, ambiguous, holder_name and parcel_code of the best one
select * from (
  select c.credit_code, min(c.firm_name) as firm_name, count(*) as candidates, max(c.score) as best,
         bool_or(c.sure) as sure, bool_or(cardinality(c.rivals) > 0) as ambiguous,
         (array_agg(c.holder_name order by c.score desc, c.parcel_code))[1] as holder_name,
         (array_agg(c.parcel_code order by c.score desc, c.parcel_code))[1] as parcel_code
  from ledger.link_candidate c
  where not exists (
      select from ledger.link_decision d
      where d.credit_code = c.credit_code and d.undone_at is null
        and (d.parcel_code = c.parcel_code or d.verdict = 'NONE'))
    and (:words = '' or position(lower(:words) in lower(c.firm_name || ' ' || c.credit_code || ' ' || coalesce(c.holder_name, ''))) > 0)
  group by c.credit_code
) firm
where (:sort = '' or (:sort = 'SURE' and sure) or (:sort = 'AMBIGUOUS' and ambiguous) or (:sort = 'PLAIN' and not sure and not ambiguous))
  and (best, credit_code) < (:score, :code)
order by best desc, credit_code desc
limit :most
