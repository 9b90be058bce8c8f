-- purpose: the ways by road between given pairs of stops, edge by edge
-- in: :edges and :pairs are queries that pgRouting asks itself; the temporary table tour_edge
-- columns: source, target (nodes of stops), seq, metres (m), road_rank, gap whether it is one (tour_gap_edges.sql), geom WKB (EPSG:4490)
--          in the direction of the way, or null
select d.start_vid as source, d.end_vid as target, d.path_seq as seq, d.cost as metres, coalesce(t.road_rank, r.road_rank) as road_rank,
       d.edge < -2000000 as gap,
       st_asbinary(case when d.node = coalesce(t.source, r.source) then g.geom else st_reverse(g.geom) end) as geom
from pgr_dijkstra(:edges::text, :pairs::text, false) d
left join tour_edge t on t.id = d.edge
left join live.road_edge r on r.id = d.edge and t.id is null
cross join lateral (select coalesce(t.geom, st_transform(r.geom_3857, 4490)) as geom) g
where d.edge <> -1
order by d.start_vid, d.end_vid, d.path_seq
