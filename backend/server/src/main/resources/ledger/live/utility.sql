-- purpose: utilities valid on the day
-- in: touched (row_key), :today
delete from live.utility l using touched t where l.utility_code = t.row_key;

insert into live.utility (utility_code, id, kind, class, name, capacity, spare, geom, geom_3857)
select utility_code, live.feature_id('utility', utility_code), kind, class, name, capacity, spare, geom, st_transform(geom, 3857)
from (
  select distinct on (v.row_key) v.*
  from ledger.utility v join touched t using (row_key)
  where v.superseded_at = 'infinity'
  order by v.row_key, (v.data_from <= :today) desc,
           case when v.data_from <= :today then v.data_from end desc nulls last, v.ended, v.data_from
) v
where not v.ended;
