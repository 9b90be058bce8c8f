-- purpose: joins stops whose roads do not meet the main network to the nearest point of it; such a stop has the number 1000 + no there
-- in: the temporary tables tour_spot, tour_node (node, component of the road network)
-- columns: as tour_spot
insert into tour_spot (no, edge, at, stub_m, foot)
with main as (
  select n.component
  from live.road_edge r join tour_node n on n.node = r.source
  where r.geom_3857 is not null
  group by n.component
  order by sum(r.cost) desc, n.component
  limit 1
)
select 1000 + s.no, e.id, e.at, 0, e.foot
from tour_spot s
cross join main m
left join live.road_edge own on own.id = s.edge
left join tour_node part on part.node = own.source
cross join lateral (
  select r.id, st_linelocatepoint(r.geom_3857, f.geom) as at, st_transform(st_closestpoint(r.geom_3857, f.geom), 4490) as foot
  from (select st_transform(s.foot, 3857) as geom) f, live.road_edge r join tour_node n on n.node = r.source
  where r.geom_3857 is not null and n.component = m.component
  order by r.geom_3857 <-> f.geom, r.id
  limit 1) e
where part.component is distinct from m.component
