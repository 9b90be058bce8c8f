-- purpose: what firms reported by the month in the last four years and a quarter
-- in: :firstMonth, :lastMonth (2026-01); runs under the caller's scope
-- columns: subject credit code, kind TAX | ELECTRICITY | STAFF, month, value (10,000 yuan, kWh, persons)
select v.subject, v.kind, v.month, v.value
from ledger.signal v
where v.superseded_at = 'infinity' and not v.ended and v.kind in ('TAX', 'ELECTRICITY', 'STAFF')
  and v.month between :firstMonth and :lastMonth
order by v.subject
