-- purpose: the next rows of the list of the day, most urgent first
-- in: the conditions on v put in as text; :urgentOn, :code the last row already seen ('-infinity' for the first page); :limit rows;
--   runs under the caller's scope
-- columns: area_mu (mu, 4 decimals), lon, lat (a point on the parcel, EPSG:4490)
select v.parcel_code, v.park_code, v.town, v.area_mu, v.finding, v.legal_state, v.first_full_on, v.due_on, v.holder_name, p.name,
       st_x(c.point) as lon, st_y(c.point) as lat
from (
  select v.* from live.idle_verdict v
  where %s and (v.urgent_on, v.parcel_code) > (cast(:urgentOn as date), :code)
  order by v.urgent_on, v.parcel_code
  limit :limit
) v
join live.parcel p on p.parcel_code = v.parcel_code
cross join lateral (select st_pointonsurface(p.geom) as point) c
order by v.urgent_on, v.parcel_code
