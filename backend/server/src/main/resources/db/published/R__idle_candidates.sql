-- purpose: parcels that the rules suspect of lying idle or whose start is overdue; a suspicion, never a finding on paper.
drop view if exists published.idle_candidates;
create view published.idle_candidates with (security_invoker) as
select p.id, p.parcel_code, p.name, p.park_code, p.town, p.land_use_code, p.area_m2, p.area_mu, p.registered_area_m2,
       p.supply_state, p.holder_name, p.idle_finding, p.idle_route, p.legal_state, p.net_idle_days, v.years_full,
       p.next_full_on, v.fee_wan, v.score,
       greatest(p.judged_on, case when p.judged_on is not null then (select published.idle_day()) end) as judged_on,
       p.geom, p.geom_3857
from live.parcel p
left join live.idle_verdict v on v.parcel_code = p.parcel_code
where p.idle_finding in ('SUSPECTED_NOT_STARTED', 'SUSPECTED_STOPPED', 'OVERDUE');

grant select on published.idle_candidates to mumap_app;
comment on view published.idle_candidates is '疑似闲置宗地 · Idle candidates
疑似闲置和逾期未开工的宗地;这是程序的怀疑,不是认定 · Parcels suspected idle or overdue to start; what the program suspects, not what was found on paper
tiles from z0: parcel_code, name, park_code, town, area_mu, holder_name, idle_finding, idle_route, legal_state, net_idle_days, score';
comment on column published.idle_candidates.id is '要素编号 · Feature id';
comment on column published.idle_candidates.parcel_code is '宗地代码 · Parcel code';
comment on column published.idle_candidates.name is '宗地名称 · Name';
comment on column published.idle_candidates.park_code is '园区代码 · Park code';
comment on column published.idle_candidates.town is '乡镇 · Town';
comment on column published.idle_candidates.land_use_code is '用途 · Land use';
comment on column published.idle_candidates.area_m2 is '计算用面积 · Area used for figures (m2)';
comment on column published.idle_candidates.area_mu is '面积 · Area (mu)';
comment on column published.idle_candidates.registered_area_m2 is '登记面积 · Registered area (m2)';
comment on column published.idle_candidates.supply_state is '供应状态 · Supply state';
comment on column published.idle_candidates.holder_name is '受让人 · Holder';
comment on column published.idle_candidates.idle_finding is '闲置判断 · Idle finding';
comment on column published.idle_candidates.idle_route is '处置去向 · Route if no government cause is found';
comment on column published.idle_candidates.legal_state is '认定状态 · Legal state';
comment on column published.idle_candidates.net_idle_days is '净闲置天数 · Net idle days (d)';
comment on column published.idle_candidates.years_full is '已满年数 · Full years (a)';
comment on column published.idle_candidates.next_full_on is '下一满年日 · Next full year on';
comment on column published.idle_candidates.fee_wan is '闲置费 · Idle land fee (wan)';
comment on column published.idle_candidates.score is '紧迫度 · Urgency';
comment on column published.idle_candidates.judged_on is '判断日期 · Judged on';
comment on column published.idle_candidates.geom is '界址 · Boundary (EPSG:4490)';
comment on column published.idle_candidates.geom_3857 is '瓦片用界址 · Boundary for tiles (EPSG:3857)';
