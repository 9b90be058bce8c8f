-- purpose: how much of each approval batch lies in which town, by the shapes of today; all batches, since towns change rarely
-- in: :today day
-- columns: town its name, inside_m2 on the ellipsoid
delete from live.batch_town;

insert into live.batch_town (batch_no, town, inside_m2)
select b.batch_no, a.name, sum(round(st_area(st_intersection(a.geom, b.geom)::geography)::numeric, 2))
from (
  select distinct on (v.row_key) v.row_key as batch_no, v.ended, v.geom
  from ledger.approval_batch v
  where v.superseded_at = 'infinity' and v.data_from <= :today
  order by v.row_key, v.data_from desc) b
  join live.area a on a.level = 'TOWN' and a.geom && b.geom and st_intersects(a.geom, b.geom)
where not b.ended
group by b.batch_no, a.name
having sum(round(st_area(st_intersection(a.geom, b.geom)::geography)::numeric, 2)) >= 1;
