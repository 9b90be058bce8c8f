-- purpose: how much of each parcel lies in which approval batch, by the shapes of today
-- in: :byBatch true = the batches in touched (row_key), false = the parcels in touched_parcel (parcel_code); :today day
-- columns: inside_m2 on the ellipsoid. Less than a square metre is how borders drawn twice differ, not a part of the batch
delete from live.batch_parcel b
where :byBatch and b.batch_no in (select row_key from touched)
   or not :byBatch and b.parcel_code in (select parcel_code from touched_parcel);

with batch as (
  select * from (
    select distinct on (v.row_key) v.row_key as batch_no, v.ended, v.geom
    from ledger.approval_batch v
    where v.superseded_at = 'infinity' and v.data_from <= :today
    order by v.row_key, v.data_from desc) newest
  where not ended and (not :byBatch or batch_no in (select row_key from touched)))
insert into live.batch_parcel (batch_no, parcel_code, inside_m2, park_code, town)
select m.batch_no, m.parcel_code, m.inside_m2, m.park_code, m.town
from (
  select b.batch_no, p.parcel_code, p.park_code, p.town,
         round((case when st_coveredby(p.geom, b.geom) then st_area(p.geom::geography)
                     else st_area(st_intersection(p.geom, b.geom)::geography) end)::numeric, 2) as inside_m2
  from batch b join live.parcel p on p.geom && b.geom and st_intersects(p.geom, b.geom)
  where st_isvalid(p.geom) and (:byBatch or p.parcel_code in (select parcel_code from touched_parcel))) m
where m.inside_m2 >= 1;
