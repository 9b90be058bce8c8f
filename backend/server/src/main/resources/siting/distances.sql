-- purpose: straight-line distance of parcels to the nearest utility of each kind
-- in: :kinds kinds to measure anew; :all whether every parcel is measured, else those in touched_parcel (parcel_code)
-- columns: *_m metres on the ellipsoid; null where nothing of the kind is loaded. The nearest is found in the map's projection
--     (true to shape, so near enough to choose), its distance is then measured on the ellipsoid along the shortest line
with nearest as (
  select p.parcel_code,
    case when 'ROAD' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'ROAD' order by u.geom_3857 <-> p.geom_3857 limit 1) else p.road_m end as road_m,
    case when 'POWER' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'POWER' order by u.geom_3857 <-> p.geom_3857 limit 1) else p.power_m end as power_m,
    case when 'WATER' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'WATER' order by u.geom_3857 <-> p.geom_3857 limit 1) else p.water_m end as water_m,
    case when 'SEWAGE' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'SEWAGE' order by u.geom_3857 <-> p.geom_3857 limit 1) else p.sewage_m end as sewage_m,
    case when 'GAS' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'GAS' order by u.geom_3857 <-> p.geom_3857 limit 1) else p.gas_m end as gas_m
  from live.parcel p
  where :all or p.parcel_code in (select t.parcel_code from touched_parcel t)
)
update live.parcel p
set road_m = n.road_m, power_m = n.power_m, water_m = n.water_m, sewage_m = n.sewage_m, gas_m = n.gas_m
from nearest n
where p.parcel_code = n.parcel_code
  and (p.road_m, p.power_m, p.water_m, p.sewage_m, p.gas_m)
      is distinct from (n.road_m, n.power_m, n.water_m, n.sewage_m, n.gas_m)
