-- purpose: how much of each parcel lies inside which control line
-- in: :byLine true = the lines in touched (row_key), false = the parcels in touched_parcel (parcel_code)
-- columns: area_m2 on the ellipsoid, share 0 to 1. Less than a square metre is how borders drawn twice differ, not an overlap
delete from live.parcel_control_line c
where :byLine and c.line_code in (select row_key from touched)
   or not :byLine and c.parcel_code in (select parcel_code from touched_parcel);

insert into live.parcel_control_line (parcel_code, line_code, kind, effect, name, law, office, area_m2, share, park_code, town)
select m.parcel_code, m.line_code, l.kind, live.control_effect(l.kind, l.effect), l.name, l.law, l.office, m.area_m2,
       least(1, m.area_m2 / st_area(p.geom::geography)), p.park_code, p.town
from (
  select pair.parcel_code, pair.line_code,
         sum(case when st_coveredby(pair.parcel, pair.line) then st_area(pair.parcel::geography)
                  else st_area(st_intersection(pair.parcel, pair.line)::geography) end) as area_m2
  from (
    select p.parcel_code, c.line_code, p.geom as parcel, c.geom as line
    from touched t join live.control_line_piece c on c.line_code = t.row_key
      join live.parcel p on p.geom && c.geom and st_intersects(p.geom, c.geom)
    where :byLine
    union all
    select p.parcel_code, c.line_code, p.geom, c.geom
    from touched_parcel t join live.parcel p using (parcel_code)
      join live.control_line_piece c on c.geom && p.geom and st_intersects(c.geom, p.geom)
    where not :byLine) pair
  where st_isvalid(pair.parcel)
  group by pair.parcel_code, pair.line_code) m
  join live.parcel p using (parcel_code) join live.control_line l using (line_code)
where m.area_m2 >= 1;
