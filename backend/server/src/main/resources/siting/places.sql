-- purpose: where the parcels of an answer lie
-- in: :codes parcel codes
-- columns: lon, lat of a point inside (EPSG:4490, degrees)
select parcel_code, name, park_code, town, round(st_x(point)::numeric, 7) as lon, round(st_y(point)::numeric, 7) as lat
from (select parcel_code, name, park_code, town, st_pointonsurface(geom) as point
      from live.parcel where parcel_code = any(:codes)) p
