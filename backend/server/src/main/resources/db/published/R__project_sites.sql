-- purpose: projects that have a place, with the lamp as last judged. Plain facts come from the version that is live.
drop view if exists published.project_sites;
create view published.project_sites with (security_invoker) as
select s.id, s.project_code, s.name, f.owner_name, s.park_code, s.town, s.level, s.kind, s.stage, s.signed_on,
       f.planned_start_on, f.started_on, f.planned_completion_on, f.completed_on, f.production_on,
       s.total_investment_wan, f.funds_planned_wan, f.funds_paid_wan, f.in_statistics_on, f.need_mu, f.industry_code,
       f.promised_tax_wan_per_mu, f.promised_output_wan_per_mu,
       s.leader, s.chief, s.lead_unit, s.steward, s.phone,
       s.lamp, s.lag_points, s.done_share, s.time_share, s.annual_plan_wan, s.done_wan, s.judged_on,
       s.geom, s.geom_3857
from live.project_site s
left join ledger.project f
  on f.row_key = s.project_code and f.version_id = s.version_id and f.superseded_at = 'infinity'
where s.geom_3857 is not null;

grant select on published.project_sites to mumap_app;
comment on view published.project_sites is '项目 · Project sites
有位置的项目:阶段、计划与完成、红黄绿灯和责任人 · Projects that have a place: stage, plan and progress, lamp, and who is responsible
tiles from z0, points below z14: project_code, name, lamp, stage, kind, lag_points, park_code, town';
comment on column published.project_sites.id is '要素编号 · Feature id';
comment on column published.project_sites.project_code is '项目代码 · Project code';
comment on column published.project_sites.name is '项目名称 · Name';
comment on column published.project_sites.owner_name is '建设单位 · Owner';
comment on column published.project_sites.park_code is '园区代码 · Park code';
comment on column published.project_sites.town is '乡镇 · Town';
comment on column published.project_sites.level is '级别 · Level';
comment on column published.project_sites.kind is '类别 · Kind';
comment on column published.project_sites.stage is '阶段 · Stage';
comment on column published.project_sites.signed_on is '签约日期 · Signed on';
comment on column published.project_sites.planned_start_on is '计划开工 · Planned start on';
comment on column published.project_sites.started_on is '实际开工 · Started on';
comment on column published.project_sites.planned_completion_on is '计划竣工 · Planned completion on';
comment on column published.project_sites.completed_on is '实际竣工 · Completed on';
comment on column published.project_sites.production_on is '投产日期 · In production on';
comment on column published.project_sites.total_investment_wan is '总投资 · Total investment (wan)';
comment on column published.project_sites.funds_planned_wan is '计划资金 · Funds planned (wan)';
comment on column published.project_sites.funds_paid_wan is '到位资金 · Funds paid in (wan)';
comment on column published.project_sites.in_statistics_on is '入统日期 · In statistics on';
comment on column published.project_sites.need_mu is '需地 · Land needed (mu)';
comment on column published.project_sites.industry_code is '行业代码 · Industry code';
comment on column published.project_sites.promised_tax_wan_per_mu is '承诺亩均税收 · Promised tax per mu (wan/mu)';
comment on column published.project_sites.promised_output_wan_per_mu is '承诺亩均产值 · Promised output per mu (wan/mu)';
comment on column published.project_sites.leader is '包保领导 · Leader in charge';
comment on column published.project_sites.chief is '首席责任人 · Chief responsible';
comment on column published.project_sites.lead_unit is '牵头单位 · Lead unit';
comment on column published.project_sites.steward is '项目管家 · Steward';
comment on column published.project_sites.phone is '联系电话 · Phone';
comment on column published.project_sites.lamp is '红黄绿灯 · Lamp';
comment on column published.project_sites.lag_points is '序时差 · Ahead or behind (percentage points)';
comment on column published.project_sites.done_share is '完成比例 · Share done';
comment on column published.project_sites.time_share is '时间比例 · Share of the time';
comment on column published.project_sites.annual_plan_wan is '年度计划投资 · Annual plan (wan)';
comment on column published.project_sites.done_wan is '完成投资 · Done (wan)';
comment on column published.project_sites.judged_on is '判断日期 · Judged on';
comment on column published.project_sites.geom is '位置 · Place (EPSG:4490)';
comment on column published.project_sites.geom_3857 is '瓦片用位置 · Place for tiles (EPSG:3857)';
