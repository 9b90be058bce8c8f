-- purpose: parcels as they are today, with what the rules found and the per-mu figures of the year asked for.
-- One index look-up per parcel brings the figures.
drop view if exists published.parcels;
create view published.parcels with (security_invoker) as
select p.id, p.parcel_code, p.name, p.park_code, p.town, p.land_use_scheme, p.land_use_code, p.planned_use,
       p.registered_area_m2, p.area_m2, p.area_mu, p.area_ellipsoid_m2, p.area_zone_plane_m2, p.zone_epsg, p.supply_state,
       p.right_nature, p.term_end_on, p.plot_ratio, p.real_estate_unit_no,
       p.predecessors, p.readiness, p.holder_name, p.idle_finding, p.idle_route, p.legal_state, p.net_idle_days, p.next_full_on,
       p.low_efficiency,
       greatest(p.judged_on, case when p.judged_on is not null then (select published.idle_day()) end) as judged_on,
       y.year as per_mu_year, y.area_mu as net_land_mu, y.tax_wan, y.output_wan,
       y.tax_wan_per_mu, y.output_wan_per_mu, y.enterprises, p.road_m, p.power_m, p.water_m, p.sewage_m, p.gas_m,
       p.slope_deg, p.geom, p.geom_3857
from live.parcel p
left join live.parcel_per_mu y on y.parcel_code = p.parcel_code and y.year = (select published.display_year());

grant select on published.parcels to mumap_app;
comment on view published.parcels is '宗地 · Parcels
今天有效的宗地:登记事实、闲置判断、亩均指标和配套距离 · Parcels valid today: registered facts, idle finding, per-mu figures and distances to utilities
tiles from z6: parcel_code, name, park_code, town, area_mu, land_use_code, supply_state, idle_finding, legal_state, tax_wan_per_mu, output_wan_per_mu, net_idle_days, holder_name, low_efficiency';
comment on column published.parcels.id is '要素编号 · Feature id';
comment on column published.parcels.parcel_code is '宗地代码 · Parcel code';
comment on column published.parcels.name is '宗地名称 · Name';
comment on column published.parcels.park_code is '园区代码 · Park code';
comment on column published.parcels.town is '乡镇 · Town';
comment on column published.parcels.land_use_scheme is '用途分类标准 · Land use scheme';
comment on column published.parcels.land_use_code is '用途 · Land use';
comment on column published.parcels.planned_use is '规划用途 · Planned use';
comment on column published.parcels.registered_area_m2 is '登记面积 · Registered area (m2)';
comment on column published.parcels.area_m2 is '计算用面积 · Area used for figures (m2)';
comment on column published.parcels.area_mu is '面积 · Area (mu)';
comment on column published.parcels.area_ellipsoid_m2 is '椭球面积 · Ellipsoidal area (m2)';
comment on column published.parcels.area_zone_plane_m2 is '三度带平面面积 · Plane area in the 3-degree zone (m2)';
comment on column published.parcels.zone_epsg is '三度带坐标系 · CRS of the 3-degree zone (EPSG)';
comment on column published.parcels.supply_state is '供应状态 · Supply state';
comment on column published.parcels.right_nature is '权利性质 · Nature of right';
comment on column published.parcels.term_end_on is '终止日期 · Term ends on';
comment on column published.parcels.plot_ratio is '容积率 · Plot ratio';
comment on column published.parcels.real_estate_unit_no is '不动产单元号 · Real estate unit number';
comment on column published.parcels.predecessors is '前身宗地 · Predecessors';
comment on column published.parcels.readiness is '九通一平 · Readiness';
comment on column published.parcels.holder_name is '受让人 · Holder';
comment on column published.parcels.idle_finding is '闲置判断 · Idle finding';
comment on column published.parcels.idle_route is '处置去向 · Route if no government cause is found';
comment on column published.parcels.legal_state is '认定状态 · Legal state';
comment on column published.parcels.net_idle_days is '净闲置天数 · Net idle days (d)';
comment on column published.parcels.next_full_on is '下一满年日 · Next full year on';
comment on column published.parcels.low_efficiency is '低效用地 · Low efficiency';
comment on column published.parcels.judged_on is '判断日期 · Judged on';
comment on column published.parcels.per_mu_year is '亩均年度 · Year of the per-mu figures';
comment on column published.parcels.net_land_mu is '企业净用地 · Net land used by firms (mu)';
comment on column published.parcels.tax_wan is '实缴税收 · Tax paid (wan)';
comment on column published.parcels.output_wan is '工业总产值 · Gross output (wan)';
comment on column published.parcels.tax_wan_per_mu is '亩均税收 · Tax per mu (wan/mu)';
comment on column published.parcels.output_wan_per_mu is '亩均产值 · Output per mu (wan/mu)';
comment on column published.parcels.enterprises is '企业数 · Enterprises (count)';
comment on column published.parcels.road_m is '距道路 · Distance to a road (m)';
comment on column published.parcels.power_m is '距电力 · Distance to power (m)';
comment on column published.parcels.water_m is '距供水 · Distance to water (m)';
comment on column published.parcels.sewage_m is '距污水管 · Distance to sewage (m)';
comment on column published.parcels.gas_m is '距燃气 · Distance to gas (m)';
comment on column published.parcels.slope_deg is '平均坡度 · Mean slope (deg)';
comment on column published.parcels.geom is '界址 · Boundary (EPSG:4490)';
comment on column published.parcels.geom_3857 is '瓦片用界址 · Boundary for tiles (EPSG:3857)';
