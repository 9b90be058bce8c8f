-- purpose: what the register says today of the land of cases
-- in: :codes parcel codes
-- out: parcel_code, name, park_code, town, area_mu (mu, 4 decimals), lon, lat (EPSG:4490)
select p.parcel_code, p.name, p.park_code, p.town, round(p.area_mu::numeric, 4) as area_mu,
       st_x(c.point) as lon, st_y(c.point) as lat
from live.parcel p cross join lateral (select st_pointonsurface(p.geom) as point) c
where p.parcel_code = any(:codes)
