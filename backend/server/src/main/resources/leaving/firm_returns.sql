-- purpose: the newest five years of every firm's return
-- in: :asOf day; runs under the caller's scope
-- columns: tax_wan (10,000 yuan), electricity_kwh (kWh), employees (persons)
select v.credit_code, v.year, v.tax_wan, v.electricity_kwh, v.employees
from ledger.annual_return v
where v.superseded_at = 'infinity' and not v.ended and v.year >= extract(year from cast(:asOf as date)) - 5
