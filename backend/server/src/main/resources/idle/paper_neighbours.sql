-- purpose: land around a parcel, for the location map of a paper: what meets the parcel's box widened by its own size
-- in: :parcel parcel code
-- out: parcel_code, name, geom (WKB, EPSG:4490); the nearest 80
with own as (
  select geom, st_expand(geom, greatest(st_xmax(geom) - st_xmin(geom), st_ymax(geom) - st_ymin(geom), 0.002)) as box
  from live.parcel where parcel_code = :parcel
)
select p.parcel_code, p.name, st_asbinary(p.geom) as geom
from own join live.parcel p on p.geom && own.box and p.parcel_code <> :parcel
order by st_distance(p.geom, own.geom), p.parcel_code
limit 80
