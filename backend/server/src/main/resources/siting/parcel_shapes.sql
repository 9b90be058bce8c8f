-- purpose: how much of its smallest rectangle each parcel fills
-- in: touched_parcel (parcel_code)
update live.parcel p
set shape = least(1, st_area(p.geom_3857) / nullif(st_area(st_orientedenvelope(p.geom_3857)), 0))
from touched_parcel t
where p.parcel_code = t.parcel_code
