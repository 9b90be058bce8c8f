-- purpose: what lies on the map around a site, in the caller's scope
-- in: :box WKB of a box (EPSG:4490)
-- columns: layer PARCEL, ROAD or the kind of control line; geom as WKB
with box as (select st_setsrid(st_geomfromwkb(:box), 4490) as geom)
(select 'PARCEL' as layer, coalesce(p.name, p.parcel_code) as name, st_asbinary(p.geom) as geom
 from live.parcel p, box where p.geom && box.geom limit 2000)
union all
(select 'ROAD', u.name, st_asbinary(st_clipbybox2d(u.geom, box.geom::box2d))
 from live.utility u, box where u.kind = 'ROAD' and u.geom && box.geom limit 1000)
union all
(select l.kind, l.name, st_asbinary(c.geom)
 from live.control_line_piece c join live.control_line l using (line_code), box
 where c.geom && box.geom and l.kind <> 'URBAN_BOUNDARY' limit 2000)
