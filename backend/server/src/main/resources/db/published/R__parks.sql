-- purpose: industrial parks with their totals; a park's figures include its sub-parks (一园多区).
-- net land: own + leased in + occupied - leased out, as in the per-mu table.
drop view if exists published.parks;
create view published.parks with (security_invoker) as
with recursive inside (park_code, part) as (
  select k.park_code, k.park_code from live.park k
  union
  select i.park_code, k.park_code from inside i join live.park k on k.parent_park_code = i.part
), by_park as (
  select m.park_code, min(m.year) as year, sum(m.area_mu) as area_mu, sum(m.tax_wan) as tax_wan, sum(m.output_wan) as output_wan
  from live.parcel_per_mu m
  where m.year = (select published.display_year())
  group by m.park_code
), figures as (
  select i.park_code, min(b.year) as year, sum(b.area_mu) as area_mu, sum(b.tax_wan) as tax_wan, sum(b.output_wan) as output_wan
  from inside i join by_park b on b.park_code = i.part
  group by i.park_code
)
select k.id, k.park_code, k.name, k.parent_park_code, k.level, k.approved_area_m2,
       k.parcels, k.area_mu, k.suspected, k.suspected_mu,
       y.year as per_mu_year, y.area_mu as net_land_mu, y.tax_wan, y.output_wan,
       y.tax_wan / nullif(y.area_mu, 0) as tax_wan_per_mu,
       y.output_wan / nullif(y.area_mu, 0) as output_wan_per_mu,
       k.geom, k.geom_3857
from live.park k
left join figures y on y.park_code = k.park_code;

grant select on published.parks to mumap_app;
comment on view published.parks is '园区 · Parks
园区及其分园的范围、宗地合计和亩均指标;上级园区含分园 · Parks and sub-parks with parcel totals and per-mu figures; a park includes its sub-parks
tiles from z0: park_code, name, parent_park_code, level, parcels, area_mu, suspected, suspected_mu, tax_wan_per_mu, output_wan_per_mu';
comment on column published.parks.id is '要素编号 · Feature id';
comment on column published.parks.park_code is '园区代码 · Park code';
comment on column published.parks.name is '园区名称 · Name';
comment on column published.parks.parent_park_code is '上级园区 · Parent park';
comment on column published.parks.level is '级别 · Level';
comment on column published.parks.approved_area_m2 is '批准面积 · Approved area (m2)';
comment on column published.parks.parcels is '宗地数 · Parcels (count)';
comment on column published.parks.area_mu is '宗地面积 · Area of the parcels (mu)';
comment on column published.parks.suspected is '疑似闲置宗地数 · Parcels suspected idle (count)';
comment on column published.parks.suspected_mu is '疑似闲置面积 · Area suspected idle (mu)';
comment on column published.parks.per_mu_year is '亩均年度 · Year of the per-mu figures';
comment on column published.parks.net_land_mu is '企业净用地 · Net land used by firms (mu)';
comment on column published.parks.tax_wan is '实缴税收 · Tax paid (wan)';
comment on column published.parks.output_wan is '工业总产值 · Gross output (wan)';
comment on column published.parks.tax_wan_per_mu is '亩均税收 · Tax per mu (wan/mu)';
comment on column published.parks.output_wan_per_mu is '亩均产值 · Output per mu (wan/mu)';
comment on column published.parks.geom is '范围 · Outline (EPSG:4490)';
comment on column published.parks.geom_3857 is '瓦片用范围 · Outline for tiles (EPSG:3857)';
