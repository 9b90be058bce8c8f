-- purpose: the touched parcels
-- in: touched_parcel (parcel_code)
-- columns: area_m2 on the ellipsoid, null when nobody measured it
select p.parcel_code, p.park_code, p.town, p.area_ellipsoid_m2 as area_m2, st_asbinary(p.geom) as geom
from touched_parcel t join live.parcel p using (parcel_code)
