-- purpose: how much of each parcel lies inside which control line, as one statement by hand; bench.share is filled
-- parameters (put in as text): :inside the area inside, for the pair p.geom and c.geom
insert into bench.share (parcel_code, line_code, area_m2)
select parcel_code, line_code, sum(area_m2)
from (
  select p.parcel_code, c.line_code, :inside as area_m2
  from live.control_line_piece c join live.parcel p on p.geom && c.geom and st_intersects(p.geom, c.geom)) part
group by parcel_code, line_code
having sum(area_m2) >= 1
