-- purpose: roads near the parcels of an assembly
-- in: :codes parcel codes; :near degrees around each
-- columns: geom as WKB (EPSG:4490), cut to the surroundings of one parcel
select st_asbinary(st_clipbybox2d(u.geom, st_expand(p.geom, :near)::box2d)) as geom
from live.parcel p join live.utility u on u.kind = 'ROAD' and u.geom && st_expand(p.geom, :near)
where p.parcel_code = any(:codes)
