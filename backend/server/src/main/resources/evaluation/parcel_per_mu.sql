-- purpose: what maps show of a year: money and net land per parcel
-- in: :year
-- columns: area_mu (mu), *_wan (10,000 yuan), *_wan_per_mu (10,000 yuan per mu, null without land)
insert into live.parcel_per_mu (parcel_code, year, park_code, town, area_mu, tax_wan, output_wan, value_added_wan,
  tax_wan_per_mu, output_wan_per_mu, enterprises)
select parcel_code, year, park_code, town, area_mu, tax_wan, output_wan, value_added_wan,
       tax_wan / nullif(area_mu, 0), output_wan / nullif(area_mu, 0), enterprises
from (
  select parcel_code, year, min(park_code) as park_code, min(town) as town, sum(net_land_m2) * 0.0015 as area_mu,
         sum(tax_fen) / 1000000 as tax_wan, sum(output_fen) / 1000000 as output_wan,
         sum(value_added_fen) / 1000000 as value_added_wan, count(distinct credit_code) as enterprises
  from live.per_mu_share
  where year = :year and parcel_code <> 'UNPLACED'
  group by parcel_code, year) p
