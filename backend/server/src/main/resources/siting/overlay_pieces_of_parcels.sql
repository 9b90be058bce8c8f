-- purpose: pieces of control lines that may meet the touched parcels
-- in: touched_parcel (parcel_code)
select c.line_code, st_asbinary(c.geom) as geom
from live.control_line_piece c
where exists (select from live.parcel p join touched_parcel t using (parcel_code) where p.geom && c.geom)
