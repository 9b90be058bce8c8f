-- purpose: administrative areas with the totals of the land in them; the map's low zooms.
-- A comment on a view: first line its title, then what it holds, then the line `tiles from z…:` naming what tiles carry.
-- A comment on a column: title, and the unit in brackets. Both are read by the server and shown to users.
-- The outlines are for everybody signed in; the totals only for whom they count no parcel outside the scope. A parcel names
-- its town or the town's code; the county's totals are those of all its parcels, with a town or without.
drop view if exists published.areas;
create view published.areas with (security_invoker) as
with by_town as materialized (
  select m.town, min(m.year) as year, sum(m.area_mu) as area_mu, sum(m.tax_wan) as tax_wan, sum(m.output_wan) as output_wan
  from live.parcel_per_mu m
  where m.year = (select published.display_year())
  group by m.town
)
select a.id, a.area_code, a.level, a.name,
       case when not told.yes then null when a.level = 'TOWN' then a.parcels
            when a.level = 'COUNTY' then (select count(*)::integer from live.parcel) end as parcels,
       case when not told.yes then null when a.level = 'TOWN' then a.area_mu
            when a.level = 'COUNTY' then (select coalesce(sum(p.area_mu), 0) from live.parcel p) end as area_mu,
       case when not told.yes then null when a.level = 'TOWN' then a.suspected
            when a.level = 'COUNTY' then (
              select count(*)::integer from live.parcel p where p.idle_finding in ('SUSPECTED_NOT_STARTED', 'SUSPECTED_STOPPED')) end
         as suspected,
       y.year as per_mu_year,
       y.tax_wan / nullif(y.area_mu, 0) as tax_wan_per_mu,
       y.output_wan / nullif(y.area_mu, 0) as output_wan_per_mu,
       a.geom, a.geom_3857
from live.area a
cross join lateral (
  select coalesce((select current_setting('mumap.scope', true)) = 'county'
    or (a.level = 'TOWN' and array[a.name, a.area_code]
      && (select string_to_array(current_setting('mumap.towns', true), ','))::text[]), false) as yes) told
left join lateral (
  select min(b.year) as year, sum(b.area_mu) as area_mu, sum(b.tax_wan) as tax_wan, sum(b.output_wan) as output_wan
  from by_town b
  where a.level = 'COUNTY' or (a.level = 'TOWN' and b.town in (a.name, a.area_code))
) y on told.yes;

grant select on published.areas to mumap_app;
comment on view published.areas is '行政区 · Administrative areas
县、乡镇、村的范围;县级和乡镇级带宗地合计,数据范围不含全部宗地时合计为空 · Outlines of county, towns and villages; county and towns carry totals, blank where the data scope does not hold all the parcels
tiles from z0: area_code, level, name, parcels, area_mu, suspected, tax_wan_per_mu, output_wan_per_mu';
comment on column published.areas.id is '要素编号 · Feature id';
comment on column published.areas.area_code is '行政区代码 · Area code';
comment on column published.areas.level is '级别 · Level';
comment on column published.areas.name is '名称 · Name';
comment on column published.areas.parcels is '宗地数 · Parcels (count)';
comment on column published.areas.area_mu is '宗地面积 · Area of the parcels (mu)';
comment on column published.areas.suspected is '疑似闲置宗地数 · Parcels suspected idle (count)';
comment on column published.areas.per_mu_year is '亩均年度 · Year of the per-mu figures';
comment on column published.areas.tax_wan_per_mu is '亩均税收 · Tax per mu (wan/mu)';
comment on column published.areas.output_wan_per_mu is '亩均产值 · Output per mu (wan/mu)';
comment on column published.areas.geom is '范围 · Outline (EPSG:4490)';
comment on column published.areas.geom_3857 is '瓦片用范围 · Outline for tiles (EPSG:3857)';
