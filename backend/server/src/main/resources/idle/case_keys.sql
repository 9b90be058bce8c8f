-- purpose: cases that had been opened by a day, as known at an instant
-- in: :asOf day, :knownAt instant; runs under the caller's scope
-- out: case_id, case_no, parcel_code
select k.case_id, k.case_no, k.parcel_code
from ledger.idle_case k
where exists (
  select from ledger.idle_act a
  where a.case_id = k.case_id and a.act = 'OPEN' and a.acted_on <= :asOf and a.recorded_at <= :knownAt)
order by k.case_id
