-- purpose: projects in the caller's scope that stand on these parcels, or whose site meets a shape
-- in: :codes parcel codes; :shape WKB (EPSG:4490) or null
select s.project_code, s.name, s.stage, s.lamp,
       coalesce(array_agg(distinct l.parcel_code) filter (where l.parcel_code is not null), '{}') as parcels
from live.project_site s
  left join ledger.project_land l on l.project_code = s.project_code and l.superseded_at = 'infinity' and not l.ended
    and l.parcel_code = any(:codes)
where l.parcel_code is not null
   or :shape::bytea is not null and s.geom && st_setsrid(st_geomfromwkb(:shape), 4490)
      and st_intersects(s.geom, st_setsrid(st_geomfromwkb(:shape), 4490))
group by s.project_code
order by s.project_code
