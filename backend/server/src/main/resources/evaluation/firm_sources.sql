-- purpose: the files and rows that a firm's figures of a year came from, under the caller's scope
-- in: :firm, :year, :knownAt instant
-- columns: kind, batch_id, file_name, data_date, sheet, row_no (as people count), recorded_at
select u.kind, u.batch_id, b.file_name, b.data_date, u.sheet, u.row_no, u.recorded_at
from (
  select 'annual_returns' as kind, r.batch_id, r.sheet, r.row_no, r.recorded_at
  from ledger.annual_return r
  where r.credit_code = :firm and r.year = :year and r.recorded_at <= :knownAt and r.superseded_at > :knownAt and not r.ended
  union all
  select 'occupancies', o.batch_id, o.sheet, o.row_no, o.recorded_at
  from ledger.occupancy o
  where o.credit_code = :firm and o.recorded_at <= :knownAt and o.superseded_at > :knownAt and not o.ended
  union all
  select 'enterprises', e.batch_id, e.sheet, e.row_no, e.recorded_at
  from ledger.enterprise e
  where e.credit_code = :firm and e.recorded_at <= :knownAt and e.superseded_at > :knownAt and not e.ended
) u join ledger.batch b on b.id = u.batch_id
order by u.kind, u.recorded_at desc, u.row_no
