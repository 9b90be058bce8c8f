-- purpose: places of a batch where parcels do not fit each other, each pair once, with what a person decided
-- parameters: batch; codes (text[]): kinds of problems; after: number to go on after; most; state: '' for all, OPEN, ACCEPT, SNAP, REFUSE, SETTLED
-- columns: id, code, severity, args, place (EWKB hex), row_no, row_key, accepted; other_row, other_key, other_accepted of the other side
--   when it stands in the batch; verdict … decided_at of the decision that holds; settled: no more a problem by a decision elsewhere
select * from (
  select p.id, p.code, p.severity, p.args::text as args, p.place::text as place,
         p.row_no, s.row_key, s.accepted, p.other_row, o.row_key as other_key, o.accepted as other_accepted,
         d.id as decision, d.verdict, d.reason, d.row_no as decided_row, d.area_before_m2, d.area_after_m2,
         d.decided_by, d.decided_at,
         case when d.verdict is not null then d.verdict when p.settled_by is not null then 'SETTLED' else 'OPEN' end as state
  from ledger.import_problem p
  left join ledger.staged_row s on s.batch_id = p.batch_id and s.row_no = p.row_no
  left join ledger.staged_row o on o.batch_id = p.batch_id and o.row_no = p.other_row
  left join ledger.fabric_decision d on d.batch_id = p.batch_id and d.problem_id = p.id and d.undone_at is null
  where p.batch_id = :batch and p.code = any(:codes) and (p.other_row is null or p.row_no < p.other_row)
    and p.id > :after
) issue
where :state = '' or issue.state = :state
order by id
limit :most
