-- purpose: way by road of parcels to the nearest facility of each kind: straight to the nearest road, along it to the nearer way
-- in: :all whether every parcel is measured, else those in touched_parcel (parcel_code)
-- columns: *_by_road_m metres; null where no facility of the kind can be reached
with access as (
  select p.parcel_code, e.source, e.target, e.cost, e.road_rank,
         st_length(st_transform(st_shortestline(p.geom_3857, e.geom_3857), 4490)::geography) as stub,
         st_linelocatepoint(e.geom_3857, st_closestpoint(e.geom_3857, p.geom_3857)) as part
  from live.parcel p cross join lateral (
    select * from live.road_edge r where r.geom_3857 is not null order by r.geom_3857 <-> p.geom_3857 limit 1) e
  where :all or p.parcel_code in (select t.parcel_code from touched_parcel t)),
way as (
  select a.parcel_code, k.kind, a.stub + case
           when k.kind = 'EXPRESS' and a.road_rank = 3 then 0
           else least(a.part * a.cost + s.metres, (1 - a.part) * a.cost + t.metres) end as metres
  from access a
    cross join (values ('EXPRESS'), ('POWER'), ('WATER'), ('SEWAGE'), ('GAS')) as k (kind)
    left join live.road_cost s on s.kind = k.kind and s.node = a.source
    left join live.road_cost t on t.kind = k.kind and t.node = a.target),
ways as (
  select p.parcel_code, max(w.metres) filter (where w.kind = 'EXPRESS') as express, max(w.metres) filter (where w.kind = 'POWER') as power,
         max(w.metres) filter (where w.kind = 'WATER') as water, max(w.metres) filter (where w.kind = 'SEWAGE') as sewage,
         max(w.metres) filter (where w.kind = 'GAS') as gas
  from live.parcel p left join way w using (parcel_code)
  where :all or p.parcel_code in (select t.parcel_code from touched_parcel t)
  group by p.parcel_code)
update live.parcel p
set express_by_road_m = w.express, power_by_road_m = w.power, water_by_road_m = w.water, sewage_by_road_m = w.sewage, gas_by_road_m = w.gas
from ways w
where p.parcel_code = w.parcel_code
  and (p.express_by_road_m, p.power_by_road_m, p.water_by_road_m, p.sewage_by_road_m, p.gas_by_road_m)
      is distinct from (w.express, w.power, w.water, w.sewage, w.gas)
