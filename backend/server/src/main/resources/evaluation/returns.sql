-- purpose: what firms declared, as known at an instant
-- in: :asOf day (years after its own do not count), :knownAt instant; runs as the owner
-- columns: *_wan (10,000 yuan)
select v.credit_code, v.year, v.output_wan, v.value_added_wan, v.tax_wan
from ledger.annual_return v
where v.recorded_at <= :knownAt and v.superseded_at > :knownAt and not v.ended and v.year <= extract(year from cast(:asOf as date))
  and not exists (
    select from ledger.annual_return e
    where e.row_key = v.row_key and e.ended and e.data_from <= :asOf and e.recorded_at <= :knownAt and e.superseded_at > :knownAt)
