-- Who was at which project on which day: from a phone near it, or typed at a desk.
create table ledger.site_visit (
  like ledger.version_header including all,
  project_code text not null,
  visited_on date not null,
  visitor text not null,
  via text not null,
  lon numeric,
  lat numeric,
  accuracy_m numeric,
  distance_m numeric,
  note text
);
create unique index site_visit_by_key on ledger.site_visit (row_key, data_from) where superseded_at = 'infinity';
create index site_visit_by_batch on ledger.site_visit (act_id);
create index site_visit_by_project_code on ledger.site_visit (project_code);
comment on table ledger.site_visit is '到场记录 · Visits of sites: every recorded version, append-only';
comment on column ledger.site_visit.project_code is '项目代码 · Project code';
comment on column ledger.site_visit.visited_on is '到场日期 · Visited on';
comment on column ledger.site_visit.visitor is '到场人 · Visitor';
comment on column ledger.site_visit.via is '登记方式 · Entered by phone on the spot, or at a desk';
comment on column ledger.site_visit.lon is '经度 · Longitude as the phone told it (EPSG:4490)';
comment on column ledger.site_visit.lat is '纬度 · Latitude as the phone told it (EPSG:4490)';
comment on column ledger.site_visit.accuracy_m is '定位误差(米) · Accuracy as the phone told it, metres';
comment on column ledger.site_visit.distance_m is '离项目(米) · Distance from the project, metres';
comment on column ledger.site_visit.note is '说明 · Note';
select access.scope_by_land('ledger.site_visit'::regclass, 'scope_park', 'scope_town');
