-- purpose: parcels that may meet the touched control lines, when those are many: all in the box of the lines, which costs less than
--   asking the lines about each
-- in: touched (row_key)
-- columns: area_m2 on the ellipsoid, null when nobody measured it
select p.parcel_code, p.park_code, p.town, p.area_ellipsoid_m2 as area_m2, st_asbinary(p.geom) as geom
from live.parcel p
where p.geom && (
  select st_setsrid(st_extent(c.geom)::geometry, 4490)
  from live.control_line_piece c join touched t on t.row_key = c.line_code)
