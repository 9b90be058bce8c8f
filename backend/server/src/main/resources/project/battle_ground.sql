-- purpose: what lies on the battle map of a project, in the caller's scope
-- in: :box WKB of a box (EPSG:4490), :code the project
-- columns: layer PROJECT, SITE (its parcels), PARCEL, BUILDING or ROAD; geom as WKB
with box as (select st_setsrid(st_geomfromwkb(:box), 4490) as geom),
site as (select l.parcel_code from ledger.project_land l
         where l.project_code = :code and l.role = 'SITE' and l.superseded_at = 'infinity' and not l.ended)
(select case when s.parcel_code is null then 'PARCEL' else 'SITE' end as layer, coalesce(p.name, p.parcel_code) as name,
        st_asbinary(p.geom) as geom
 from live.parcel p left join site s using (parcel_code), box where p.geom && box.geom limit 2000)
union all
(select 'ROAD', u.name, st_asbinary(st_clipbybox2d(u.geom, box.geom::box2d))
 from live.utility u, box where u.kind = 'ROAD' and u.geom && box.geom limit 1000)
union all
(select 'PROJECT', p.name, st_asbinary(p.geom)
 from live.project_site p where p.project_code = :code and p.geom is not null)
