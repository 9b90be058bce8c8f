-- purpose: control lines valid on the day
-- in: touched (row_key), :today
delete from live.control_line l using touched t where l.line_code = t.row_key;

insert into live.control_line (line_code, id, kind, name, effect, law, office, geom, geom_3857)
select line_code, live.feature_id('control_line', line_code), kind, name, effect, law, office, geom, st_transform(geom, 3857)
from (
  select distinct on (v.row_key) v.*
  from ledger.control_line v join touched t using (row_key)
  where v.superseded_at = 'infinity'
  order by v.row_key, (v.data_from <= :today) desc,
           case when v.data_from <= :today then v.data_from end desc nulls last, v.ended, v.data_from
) v
where not v.ended;
