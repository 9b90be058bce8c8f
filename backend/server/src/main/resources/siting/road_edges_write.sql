-- purpose: keep edges of the road network
-- in: :ids, :sources, :targets, :costs (m), :ranks, :shapes (WKB of EPSG:3857, null for a stub): lists of equal length
insert into live.road_edge (id, source, target, cost, road_rank, geom_3857)
select e.id, e.source, e.target, e.cost, e.road_rank, st_setsrid(st_geomfromwkb(e.shape), 3857)
from unnest(:ids::bigint[], :sources::bigint[], :targets::bigint[], :costs::float8[], :ranks::int[], :shapes::bytea[])
  as e (id, source, target, cost, road_rank, shape)
