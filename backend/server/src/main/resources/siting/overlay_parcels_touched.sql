-- purpose: the touched parcels
-- in: touched_parcel (parcel_code)
select p.parcel_code, st_asbinary(p.geom) as geom
from touched_parcel t join live.parcel p using (parcel_code)
