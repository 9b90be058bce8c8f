-- purpose: parcels of each town, named by parcels with the town's name or its code, and those suspected of lying idle
-- columns: parcels (count), area_mu (mu; added up as in park_totals.sql), suspected (count)
with sums as (
  select town, count(*) as parcels, sum((round(area_mu * 1000000)::bigint + 50) / 100) as area_mu,
         count(*) filter (where idle_finding like 'SUSPECTED%') as suspected
  from live.parcel where town is not null group by town
), totals as (
  select a.area_code, coalesce(sum(s.parcels), 0) as parcels, (coalesce(sum(s.area_mu), 0) / 10000)::float8 as area_mu,
         coalesce(sum(s.suspected), 0) as suspected
  from live.area a left join sums s on s.town in (a.name, a.area_code)
  where a.level = 'TOWN' group by a.area_code
)
update live.area a
set parcels = t.parcels, area_mu = t.area_mu, suspected = t.suspected
from totals t
where a.area_code = t.area_code
  and (a.parcels, a.area_mu, a.suspected) is distinct from (t.parcels, t.area_mu, t.suspected)
