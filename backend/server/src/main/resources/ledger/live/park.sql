-- purpose: parks valid on the day
-- in: touched (row_key), :today
delete from live.park l using touched t where l.park_code = t.row_key;

insert into live.park (park_code, id, name, parent_park_code, level, approved_area_m2, geom, geom_3857)
select park_code, live.feature_id('park', park_code), name, parent_park_code, level, approved_area_m2, geom, st_transform(geom, 3857)
from (
  select distinct on (v.row_key) v.*
  from ledger.park v join touched t using (row_key)
  where v.superseded_at = 'infinity'
  order by v.row_key, (v.data_from <= :today) desc,
           case when v.data_from <= :today then v.data_from end desc nulls last, v.ended, v.data_from
) v
where not v.ended;
