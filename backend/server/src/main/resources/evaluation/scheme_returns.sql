-- purpose: all figures that firms declared for some years, as known at an instant
-- in: :from and :to years, :asOf day (years after its own do not count), :knownAt instant; runs as the owner
-- columns: *_wan (10,000 yuan), energy_tce (t of coal), pollutant_t (t), employees (persons), electricity_kwh (kWh)
select v.credit_code, v.year, v.output_wan, v.value_added_wan, v.revenue_wan, v.tax_wan, v.energy_tce, v.pollutant_t, v.employees,
       v.rd_wan, v.electricity_kwh
from ledger.annual_return v
where v.recorded_at <= :knownAt and v.superseded_at > :knownAt and not v.ended and v.credit_code is not null
  and v.year between :from and :to and v.year <= extract(year from cast(:asOf as date))
  and not exists (
    select from ledger.annual_return e
    where e.row_key = v.row_key and e.ended and e.data_from <= :asOf and e.recorded_at <= :knownAt and e.superseded_at > :knownAt)
