-- purpose: what maps show of a year: money and net land per parcel; rows that say the same stay untouched
-- in: :year
-- columns: area_mu (mu), *_wan (10,000 yuan), *_wan_per_mu (10,000 yuan per mu, null without land, or when no firm on it declared it)
-- writes: live.parcel_per_mu; one statement per semicolon
create temporary table parcel_per_mu_judged on commit drop as
select parcel_code, year, park_code, town, area_mu::float8 as area_mu, tax_wan::float8 as tax_wan, output_wan::float8 as output_wan,
       value_added_wan::float8 as value_added_wan, case when tax_known then (tax_wan / nullif(area_mu, 0))::float8 end as tax_wan_per_mu,
       case when output_known then (output_wan / nullif(area_mu, 0))::float8 end as output_wan_per_mu, enterprises::integer as enterprises
from (
  select parcel_code, year, min(park_code) as park_code, min(town) as town, sum(net_land_m2) * 0.0015 as area_mu,
         sum(tax_fen) / 1000000 as tax_wan, sum(output_fen) / 1000000 as output_wan,
         sum(value_added_fen) / 1000000 as value_added_wan, count(distinct credit_code) as enterprises,
         bool_or(tax_known) as tax_known, bool_or(output_known) as output_known
  from live.per_mu_share
  where year = :year and parcel_code <> 'UNPLACED'
  group by parcel_code, year) p;

delete from live.parcel_per_mu m
where m.year = :year
  and not exists (
    select from parcel_per_mu_judged j
    where j.parcel_code = m.parcel_code
      and (j.park_code, j.town, j.area_mu, j.tax_wan, j.output_wan, j.value_added_wan, j.tax_wan_per_mu, j.output_wan_per_mu, j.enterprises)
        is not distinct from (m.park_code, m.town, m.area_mu, m.tax_wan, m.output_wan, m.value_added_wan, m.tax_wan_per_mu,
          m.output_wan_per_mu, m.enterprises));

insert into live.parcel_per_mu (parcel_code, year, park_code, town, area_mu, tax_wan, output_wan, value_added_wan,
  tax_wan_per_mu, output_wan_per_mu, enterprises)
select parcel_code, year, park_code, town, area_mu, tax_wan, output_wan, value_added_wan, tax_wan_per_mu, output_wan_per_mu, enterprises
from parcel_per_mu_judged
on conflict (parcel_code, year) do nothing;

drop table parcel_per_mu_judged;
