-- purpose: how much of each parcel lies inside which control line, as one statement by hand; bench.share is filled, which has the
--   columns and indexes of live.parcel_control_line
-- parameters (put in as text): :inside the area inside, for the pair p.geom and c.geom
insert into bench.share (parcel_code, line_code, kind, effect, name, law, office, area_m2, share, park_code, town)
select m.parcel_code, m.line_code, l.kind, l.effect, l.name, l.law, l.office, m.area_m2,
       least(1, m.area_m2 / p.area_ellipsoid_m2), p.park_code, p.town
from (
  select parcel_code, line_code, sum(area_m2) as area_m2
  from (
    select p.parcel_code, c.line_code, :inside as area_m2
    from live.control_line_piece c join live.parcel p on p.geom && c.geom and st_intersects(p.geom, c.geom)) part
  group by parcel_code, line_code
  having sum(area_m2) >= 1) m
join live.parcel p on p.parcel_code = m.parcel_code
join live.control_line l on l.line_code = m.line_code
