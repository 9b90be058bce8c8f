-- purpose: where a project lies: its own shape, else its parcels, in the caller's scope
-- in: :code the project
-- columns: geom as WKB (EPSG:4490), empty when it has no place
select st_asbinary(st_extent(geom)::geometry) as geom
from (select p.geom from live.project_site p where p.project_code = :code and p.geom is not null
      union all
      select c.geom from live.parcel c
      where c.parcel_code in (select l.parcel_code from ledger.project_land l
                              where l.project_code = :code and l.role = 'SITE' and l.superseded_at = 'infinity' and not l.ended)) g
