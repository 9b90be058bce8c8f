-- purpose: straight-line distance of parcels to the nearest utility of each kind, to the nearest road of each rank, and the spare
--     capacity of the nearest facility that states one
-- in: :kinds kinds to measure anew; :all whether every parcel is measured, else those in touched_parcel (parcel_code)
-- columns: *_m metres on the ellipsoid; null where nothing of the kind is loaded. The nearest is found in the map's projection
--     (true to shape, so near enough to choose), its distance is then measured on the ellipsoid along the shortest line
with nearest as (
  select p.parcel_code,
    case when 'ROAD' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'ROAD' order by u.geom_3857 <-> p.geom_3857 limit 1) else p.road_m end as road_m,
    case when 'ROAD' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'ROAD' and u.road_rank >= 1 order by u.geom_3857 <-> p.geom_3857 limit 1) else p.secondary_road_m end as secondary_road_m,
    case when 'ROAD' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'ROAD' and u.road_rank >= 2 order by u.geom_3857 <-> p.geom_3857 limit 1) else p.arterial_road_m end as arterial_road_m,
    case when 'ROAD' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'ROAD' and u.road_rank >= 3 order by u.geom_3857 <-> p.geom_3857 limit 1) else p.express_road_m end as express_road_m,
    case when 'POWER' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'POWER' order by u.geom_3857 <-> p.geom_3857 limit 1) else p.power_m end as power_m,
    case when 'POWER' = any(:kinds) then (
      select u.spare from live.utility_piece u
      where u.kind = 'POWER' and u.spare is not null order by u.geom_3857 <-> p.geom_3857 limit 1) else p.power_spare end as power_spare,
    case when 'WATER' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'WATER' order by u.geom_3857 <-> p.geom_3857 limit 1) else p.water_m end as water_m,
    case when 'WATER' = any(:kinds) then (
      select u.spare from live.utility_piece u
      where u.kind = 'WATER' and u.spare is not null order by u.geom_3857 <-> p.geom_3857 limit 1) else p.water_spare end as water_spare,
    case when 'SEWAGE' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'SEWAGE' order by u.geom_3857 <-> p.geom_3857 limit 1) else p.sewage_m end as sewage_m,
    case when 'SEWAGE' = any(:kinds) then (
      select u.spare from live.utility_piece u
      where u.kind = 'SEWAGE' and u.spare is not null order by u.geom_3857 <-> p.geom_3857 limit 1) else p.sewage_spare end as sewage_spare,
    case when 'GAS' = any(:kinds) then (
      select st_length(st_transform(st_shortestline(p.geom_3857, u.geom_3857), 4490)::geography) from live.utility_piece u
      where u.kind = 'GAS' order by u.geom_3857 <-> p.geom_3857 limit 1) else p.gas_m end as gas_m,
    case when 'GAS' = any(:kinds) then (
      select u.spare from live.utility_piece u
      where u.kind = 'GAS' and u.spare is not null order by u.geom_3857 <-> p.geom_3857 limit 1) else p.gas_spare end as gas_spare
  from live.parcel p
  where :all or p.parcel_code in (select t.parcel_code from touched_parcel t)
)
update live.parcel p
set road_m = n.road_m, secondary_road_m = n.secondary_road_m, arterial_road_m = n.arterial_road_m, express_road_m = n.express_road_m,
    power_m = n.power_m, power_spare = n.power_spare, water_m = n.water_m, water_spare = n.water_spare,
    sewage_m = n.sewage_m, sewage_spare = n.sewage_spare, gas_m = n.gas_m, gas_spare = n.gas_spare
from nearest n
where p.parcel_code = n.parcel_code
  and (p.road_m, p.secondary_road_m, p.arterial_road_m, p.express_road_m, p.power_m, p.power_spare, p.water_m, p.water_spare,
       p.sewage_m, p.sewage_spare, p.gas_m, p.gas_spare)
      is distinct from (n.road_m, n.secondary_road_m, n.arterial_road_m, n.express_road_m, n.power_m, n.power_spare, n.water_m, n.water_spare,
       n.sewage_m, n.sewage_spare, n.gas_m, n.gas_spare)
