-- purpose: cuts the roads on which stops of a tour lie, there where they lie; a stop is the node minus its number
-- in: the temporary tables tour_spot and tour_edge
-- columns: id (below -1, which pgRouting keeps for the end of a way), source, target, cost (m), road_rank, geom (EPSG:4490)
insert into tour_edge (id, source, target, cost, road_rank, geom)
with cut as (
  select e.id, e.cost, e.road_rank, e.geom_3857, c.node, c.at, c.kind
  from live.road_edge e
  cross join lateral (
    select e.source as node, 0::float8 as at, 0 as kind
    union all select -s.no, s.at, 1 from tour_spot s where s.edge = e.id
    union all select e.target, 1::float8, 2) c
  where e.id in (select s.edge from tour_spot s where s.edge is not null)
),
piece as (
  select id, cost, road_rank, geom_3857, node as source, at as from_at, lead(node) over w as target, lead(at) over w as to_at
  from cut window w as (partition by id order by at, kind, node)
)
select -1000 - row_number() over (order by id, from_at, to_at), source, target, (to_at - from_at) * cost, road_rank,
       case when to_at > from_at then st_transform(st_linesubstring(geom_3857, from_at, to_at), 4490) end
from piece
where target is not null
