-- purpose: parcels that may meet the touched control lines
-- in: touched (row_key)
select p.parcel_code, st_asbinary(p.geom) as geom
from live.parcel p
where exists (select from live.control_line_piece c join touched t on t.row_key = c.line_code where c.geom && p.geom)
