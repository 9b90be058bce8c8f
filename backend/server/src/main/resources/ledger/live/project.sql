-- purpose: project sites valid on the day; the point is the entrance where one is given
-- in: touched (row_key), :today
delete from live.project_site l using touched t where l.project_code = t.row_key;

insert into live.project_site (project_code, id, name, park_code, town, stage, kind, level, leader, chief, lead_unit, steward, phone, signed_on, total_investment_wan, version_id, geom, geom_3857, point_3857)
select project_code, live.feature_id('project', project_code), name, park_code, town, stage, kind, level, leader, chief, lead_unit, steward, phone, signed_on, total_investment_wan, version_id, coalesce(geom, entrance), st_transform(coalesce(geom, entrance), 3857), st_transform(coalesce(entrance, st_pointonsurface(geom)), 3857)
from (
  select distinct on (v.row_key) v.*
  from ledger.project v join touched t using (row_key)
  where v.superseded_at = 'infinity'
  order by v.row_key, (v.data_from <= :today) desc,
           case when v.data_from <= :today then v.data_from end desc nulls last, v.ended, v.data_from
) v
where not v.ended;
