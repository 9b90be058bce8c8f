-- purpose: keep how much of parcels lies inside control lines
-- in: :codes, :lines, :areas (m2 inside), :wholes (m2 of the parcel): four lists of equal length
-- columns: area_m2 on the ellipsoid, share 0 to 1
insert into live.parcel_control_line (parcel_code, line_code, kind, effect, name, law, office, area_m2, share, park_code, town)
select m.code, m.line, l.kind, live.control_effect(l.kind, l.effect), l.name, l.law, l.office, m.area, least(1, m.area / m.whole),
       p.park_code, p.town
from unnest(:codes::text[], :lines::text[], :areas::float8[], :wholes::float8[]) as m (code, line, area, whole)
  join live.parcel p on p.parcel_code = m.code
  join live.control_line l on l.line_code = m.line
