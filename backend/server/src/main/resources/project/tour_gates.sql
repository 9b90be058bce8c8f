-- purpose: where one gets off at projects: the entrance of the register, else the point of the site's edge nearest to a road, else a point
--          on the site, in the caller's scope
-- in: :codes projects
-- columns: source ENTRANCE, NEAREST_ROAD or SITE_POINT; lon, lat (EPSG:4490, degrees), null without a place
with site as (
  select p.project_code, v.entrance, v.entrance_name, coalesce(v.geom, l.geom) as geom
  from live.project_site p
  join ledger.project v using (version_id)
  left join lateral (
    select st_union(c.geom) as geom
    from ledger.project_land x join live.parcel c using (parcel_code)
    where x.project_code = p.project_code and x.role = 'SITE' and x.superseded_at = 'infinity' and not x.ended) l on true
  where p.project_code = any(:codes)
),
gate as (
  select s.project_code, s.entrance_name,
         case when s.entrance is not null then 'ENTRANCE' when r.geom is not null then 'NEAREST_ROAD' else 'SITE_POINT' end as source,
         coalesce(s.entrance, r.geom, st_pointonsurface(s.geom)) as geom
  from site s
  left join lateral (
    select st_closestpoint(case when st_dimension(s.geom) = 2 then st_boundary(s.geom) else s.geom end, u.geom) as geom
    from live.utility u
    where u.kind = 'ROAD' and s.entrance is null and u.geom && st_expand(s.geom, 0.02)
    order by st_distance(u.geom, s.geom), u.utility_code
    limit 1) r on true
)
select project_code, entrance_name, source, round(st_x(geom)::numeric, 7) as lon, round(st_y(geom)::numeric, 7) as lat
from gate
where geom is not null
