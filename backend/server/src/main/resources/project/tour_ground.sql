-- purpose: what lies under the route of a tour, in the caller's scope
-- in: :box WKB of a box (EPSG:4490), :codes projects visited
-- columns: layer TOWN, PARK, ROAD or SITE; name; geom as WKB
with box as (select st_setsrid(st_geomfromwkb(:box), 4490) as geom)
(select 'TOWN' as layer, a.name, st_asbinary(a.geom) as geom
 from live.area a, box where a.level = 'TOWN' and a.geom && box.geom order by a.area_code limit 200)
union all
(select 'PARK', p.name, st_asbinary(p.geom) from live.park p, box where p.geom && box.geom order by p.park_code limit 200)
union all
(select 'ROAD', u.name, st_asbinary(st_clipbybox2d(u.geom, box.geom::box2d))
 from live.utility u, box where u.kind = 'ROAD' and u.geom && box.geom order by st_length(u.geom) desc, u.utility_code limit 3000)
union all
(select 'SITE', p.name, st_asbinary(p.geom)
 from live.project_site p, box
 where p.project_code = any(:codes) and p.geom && box.geom and st_dimension(p.geom) = 2 order by p.project_code)
