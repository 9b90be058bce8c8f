-- purpose: parcels in the caller's scope that a shape takes a part of
-- in: :shape WKB (EPSG:4490), valid
-- columns: after_m2 area inside it on the ellipsoid (m2); before_m2 nothing, as no line lay there before
with piece as materialized (select st_subdivide(st_setsrid(st_geomfromwkb(:shape), 4490), 64) as geom)
select t.parcel_code, t.name, t.park_code, t.town, t.area_mu, t.supply_state, t.idle_finding, t.legal_state,
       0::float8 as before_m2, t.after_m2, least(1, t.after_m2 / nullif(st_area(t.geom::geography), 0)) as share
from (
  select p.parcel_code, p.name, p.park_code, p.town, p.area_mu, p.supply_state, p.idle_finding, p.legal_state, p.geom,
         sum(case when st_coveredby(p.geom, s.geom) then st_area(p.geom::geography)
                  else st_area(st_intersection(p.geom, s.geom)::geography) end) as after_m2
  from piece s join live.parcel p on p.geom && s.geom and st_intersects(p.geom, s.geom)
  group by p.parcel_code) t
where t.after_m2 >= 1
order by t.after_m2 desc, t.parcel_code
limit 5000
