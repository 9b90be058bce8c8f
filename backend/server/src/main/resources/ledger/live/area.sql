-- purpose: areas valid on the day
-- in: touched (row_key), :today
delete from live.area l using touched t where l.area_code = t.row_key;

insert into live.area (area_code, id, level, name, geom, geom_3857)
select area_code, live.feature_id('area', area_code), level, name, geom, st_transform(geom, 3857)
from (
  select distinct on (v.row_key) v.*
  from ledger.area v join touched t using (row_key)
  where v.superseded_at = 'infinity'
  order by v.row_key, (v.data_from <= :today) desc,
           case when v.data_from <= :today then v.data_from end desc nulls last, v.ended, v.data_from
) v
where not v.ended;
