-- purpose: joins the stops of a tour to the road network: the nearest road within three kilometres, and where on it
-- in: :lons, :lats (EPSG:4490, degrees), lists of equal length; the temporary table tour_spot
-- columns: no from 1, edge (null without a road near), at (share of the edge), stub_m (m, straight from the stop to the road),
--          foot (the point of the road, or the stop itself without one, EPSG:4490)
insert into tour_spot (no, edge, at, stub_m, foot)
select s.no, e.id, e.at, coalesce(st_distance(s.geom::geography, e.foot::geography), 0), coalesce(e.foot, s.geom)
from (select u.no, p.geom, st_transform(p.geom, 3857) as geom_3857
      from unnest(:lons::float8[], :lats::float8[]) with ordinality as u (lon, lat, no),
           lateral (select st_setsrid(st_makepoint(u.lon, u.lat), 4490) as geom) p) s
left join lateral (
  select r.id, st_linelocatepoint(r.geom_3857, s.geom_3857) as at,
         st_transform(st_closestpoint(r.geom_3857, s.geom_3857), 4490) as foot
  from live.road_edge r
  where r.geom_3857 is not null and r.geom_3857 && st_expand(s.geom_3857, 3000)
  order by r.geom_3857 <-> s.geom_3857, r.id
  limit 1) e on true
