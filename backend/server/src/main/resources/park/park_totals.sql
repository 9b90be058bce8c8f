-- purpose: parcels of each park with its sub-parks, and those suspected of lying idle
-- columns: parcels (count), area_mu (mu), suspected (count), suspected_mu (mu); the sums of the areas as lists show
--     them, to four decimals, in whole numbers: quick, and the order of the rows does not matter
with recursive inside (park_code, part) as (
  select park_code, park_code from live.park
  union
  select i.park_code, p.park_code from inside i join live.park p on p.parent_park_code = i.part
), sums as (
  select park_code, count(*) as parcels, sum((round(area_mu * 1000000)::bigint + 50) / 100) as area_mu,
         count(*) filter (where idle_finding like 'SUSPECTED%') as suspected,
         sum((round(area_mu * 1000000)::bigint + 50) / 100) filter (where idle_finding like 'SUSPECTED%') as suspected_mu
  from live.parcel where park_code is not null group by park_code
), totals as (
  select i.park_code, coalesce(sum(s.parcels), 0) as parcels, (coalesce(sum(s.area_mu), 0) / 10000)::float8 as area_mu,
         coalesce(sum(s.suspected), 0) as suspected, (coalesce(sum(s.suspected_mu), 0) / 10000)::float8 as suspected_mu
  from inside i left join sums s on s.park_code = i.part group by i.park_code
)
update live.park k
set parcels = t.parcels, area_mu = t.area_mu, suspected = t.suspected, suspected_mu = t.suspected_mu
from totals t
where k.park_code = t.park_code
  and (k.parcels, k.area_mu, k.suspected, k.suspected_mu) is distinct from (t.parcels, t.area_mu, t.suspected, t.suspected_mu)
