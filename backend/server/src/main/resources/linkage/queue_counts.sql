-- purpose: how many firms wait in each sort, in the caller's scope
-- columns: open, sure, ambiguous: firms; sure_pairs: pairs that can be accepted at once
select count(*) as open, count(*) filter (where sure) as sure, count(*) filter (where ambiguous) as ambiguous,
       coalesce(sum(sure_pairs), 0) as sure_pairs
from (
  select c.credit_code, bool_or(c.sure) as sure, bool_or(cardinality(c.rivals) > 0) as ambiguous,
         count(*) filter (where c.sure) as sure_pairs
  from ledger.link_candidate c
  where not exists (
    select from ledger.link_decision d
    where d.credit_code = c.credit_code and d.undone_at is null
      and (d.parcel_code = c.parcel_code or d.verdict = 'NONE'))
  group by c.credit_code
) firm
