-- purpose: land past its agreed start that has no case yet, with the full year that is near or was passed: the second when it comes
--   by a day (or has come), else the first; stopped land knows the first alone
-- in: :until day; runs under the caller's scope
-- out: parcel_code, name, years (1 or 2), full_on, the day on which that net year is or was full
select v.parcel_code, p.name, m.years, m.full_on
from live.idle_verdict v join live.parcel p using (parcel_code)
cross join lateral (
  select case when v.finding = 'SUSPECTED_NOT_STARTED' and v.due_on > v.first_full_on and v.due_on <= :until then 2 else 1 end as years,
    case when v.finding = 'SUSPECTED_NOT_STARTED' and v.due_on > v.first_full_on and v.due_on <= :until then v.due_on
      else v.first_full_on end as full_on) m
where v.counter in ('SUSPECTED', 'LATE') and m.full_on <= :until
  and not exists (select from live.idle_case c where c.parcel_code = v.parcel_code and c.closed_on is null)
  and not exists (
    select from ledger.idle_clearance c
    where c.parcel_code = v.parcel_code and c.withdrawn_at = 'infinity'
      and c.basis = v.finding || '|' || coalesce(v.first_full_on::text, ''))
order by m.full_on, v.parcel_code
