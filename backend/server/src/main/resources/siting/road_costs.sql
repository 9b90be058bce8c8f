-- purpose: the way by road from every node to the nearest facility of a kind, in one pass from all of them at once (pgRouting)
-- in: :kind
insert into live.road_cost (kind, node, metres)
select :kind, d.node, min(d.agg_cost)
from pgr_drivingDistance('select id, source, target, cost from live.road_edge',
  (select array_agg(s.node) from live.road_source s where s.kind = :kind), 1e12::float8, false, true) d
where exists (select from live.road_source s where s.kind = :kind)
group by d.node
