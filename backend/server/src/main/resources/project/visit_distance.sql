-- purpose: how far a position is from a project: from its own shape, else from its parcels, in the caller's scope
-- in: :code the project; :lon, :lat the position (EPSG:4490, degrees)
-- columns: metres on the ellipsoid, null when the project has no place
select min(st_distance(g.geom::geography, st_setsrid(st_makepoint(:lon, :lat), 4490)::geography)) as metres
from (select p.geom from live.project_site p where p.project_code = :code and p.geom is not null
      union all
      select c.geom from live.parcel c
      where c.parcel_code in (select l.parcel_code from ledger.project_land l
                              where l.project_code = :code and l.role = 'SITE' and l.superseded_at = 'infinity' and not l.ended)) g
