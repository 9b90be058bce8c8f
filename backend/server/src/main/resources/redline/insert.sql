-- purpose: a redline is drawn; it lies where its middle lies
-- in: the columns of redline.mark; :geom hexadecimal EWKB; runs as the owner
-- out: mark_id
insert into redline.mark (mark_no, kind, geom, words, drawn_by, drawn_by_name, office, addressee, addressee_name, due_on, drawn_at,
                          scope_park, scope_town)
select :no, :kind, g.geom, :words, :by, :byName, :office, :addressee, :addresseeName, :dueOn, :at,
       coalesce(l.park_code, p.park_code), coalesce(l.town, a.name)
from (select cast(:geom as geometry) as geom, st_pointonsurface(cast(:geom as geometry)) as middle) g
left join lateral (
  select s.park_code, s.town from live.parcel s
  where s.geom && g.middle and st_intersects(s.geom, g.middle) order by s.parcel_code limit 1) l on true
left join lateral (
  select s.park_code from live.park s
  where s.geom && g.middle and st_intersects(s.geom, g.middle)
  order by st_area(s.geom), s.park_code limit 1) p on true
left join lateral (
  select s.name from live.area s
  where s.level = 'TOWN' and s.geom && g.middle and st_intersects(s.geom, g.middle) order by s.area_code limit 1) a on true
returning mark_id
