-- Targets of a park for a year, as set by people; a new one supersedes the one before.
create table ledger.park_target (
  target_id bigint generated always as identity primary key,
  park_code text not null,
  year integer not null,
  measure text not null check (measure in ('OUTPUT_WAN', 'TAX_WAN', 'ABOVE_SCALE')),
  value numeric not null,
  document_no text,
  set_by text not null,
  set_by_name text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity'
);
create unique index park_target_now on ledger.park_target (park_code, year, measure) where superseded_at = 'infinity';
comment on table ledger.park_target is '园区目标 · Targets of a park for a year; only superseded_at is ever set later';
comment on column ledger.park_target.park_code is '园区代码 · Park code';
comment on column ledger.park_target.year is '年度 · Year';
comment on column ledger.park_target.measure is '指标 · What is aimed at';
comment on column ledger.park_target.value is '目标值 · Value aimed at (wan for money, else a count)';
comment on column ledger.park_target.document_no is '文号 · Document it stands in';
alter table ledger.park_target enable row level security;
create policy county_scope on ledger.park_target for select to mumap_app
  using ((select current_setting('mumap.scope', true)) = 'county');
create policy park_scope on ledger.park_target for select to mumap_app
  using (park_code = any ((select string_to_array(current_setting('mumap.parks', true), ','))::text[]));
grant select on ledger.park_target to mumap_app;
