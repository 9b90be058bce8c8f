-- 征·转·批·供·交·清: reports of expropriation, plan quotas, and what of each approval batch lies where.
create table ledger.expropriation (
  like ledger.version_header including all,
  batch_no text not null,
  town text not null,
  observed_on date not null,
  area_m2 numeric not null,
  signed_m2 numeric,
  paid_m2 numeric,
  cleared_m2 numeric,
  households integer,
  households_signed integer
);
create unique index expropriation_by_key on ledger.expropriation (row_key, data_from) where superseded_at = 'infinity';
create index expropriation_by_batch on ledger.expropriation (act_id);
comment on table ledger.expropriation is '征地进度 · Expropriation reports: every recorded version, append-only';
comment on column ledger.expropriation.batch_no is '批次 · Batch number';
comment on column ledger.expropriation.town is '乡镇 · Town';
comment on column ledger.expropriation.observed_on is '统计日期 · Observed on';
comment on column ledger.expropriation.area_m2 is '应征面积 · Area to be expropriated (m2)';
comment on column ledger.expropriation.signed_m2 is '签约面积 · Area under agreement (m2)';
comment on column ledger.expropriation.paid_m2 is '补偿到位面积 · Area paid for (m2)';
comment on column ledger.expropriation.cleared_m2 is '腾空面积 · Area cleared (m2)';
comment on column ledger.expropriation.households is '应签户数 · Households';
comment on column ledger.expropriation.households_signed is '已签户数 · Households signed';

create table ledger.quota (
  like ledger.version_header including all,
  quota_no text not null,
  year integer not null,
  use text,
  source text,
  area_m2 numeric not null,
  issued_on date not null,
  document_no text
);
create unique index quota_by_key on ledger.quota (row_key, data_from) where superseded_at = 'infinity';
create index quota_by_batch on ledger.quota (act_id);
comment on table ledger.quota is '用地计划指标 · Land quotas: every recorded version, append-only';
comment on column ledger.quota.quota_no is '指标编号 · Quota number';
comment on column ledger.quota.year is '计划年度 · Plan year';
comment on column ledger.quota.use is '用途 · Use';
comment on column ledger.quota.source is '来源 · Source';
comment on column ledger.quota.area_m2 is '指标面积 · Area (m2)';
comment on column ledger.quota.issued_on is '下达日期 · Issued on';
comment on column ledger.quota.document_no is '文号 · Document number';

create table live.batch_parcel (
  batch_no text not null,
  parcel_code text not null,
  inside_m2 numeric not null,
  park_code text,
  town text,
  primary key (batch_no, parcel_code)
);
create index batch_parcel_by_parcel on live.batch_parcel (parcel_code);
comment on table live.batch_parcel is 'How much of a parcel lies in which approval batch, by the shapes of today';
comment on column live.batch_parcel.inside_m2 is 'area inside, on the ellipsoid (m2)';

create table live.batch_town (
  batch_no text not null,
  town text not null,
  inside_m2 numeric not null,
  primary key (batch_no, town)
);
comment on table live.batch_town is 'How much of an approval batch lies in which town, by the shapes of today';
comment on column live.batch_town.inside_m2 is 'area inside, on the ellipsoid (m2)';

select access.scope_signed_in('ledger.expropriation');
select access.scope_signed_in('ledger.quota');
select access.scope_signed_in('live.batch_town');
select access.scope_by_land('live.batch_parcel', 'park_code', 'town');
