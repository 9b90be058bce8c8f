-- purpose: what a page of the list shows of each parcel, from what holds today
-- in: :codes parcel codes; runs under the caller's scope
-- out: parcel_code, name, holder_name, verdict (json), lon, lat (EPSG:4490)
select v.parcel_code, p.name, v.holder_name, v.verdict::text as verdict, st_x(c.point) as lon, st_y(c.point) as lat
from live.idle_verdict v
join live.parcel p on p.parcel_code = v.parcel_code
cross join lateral (select st_pointonsurface(p.geom) as point) c
where v.parcel_code = any(:codes)
