-- Casework on idle land (53号令): cases, acts, papers, evidence, the false-positive list.
-- An act is a fact of the ledger: append-only, with its source and the two times. What the acts amount to stands in
-- live.idle_case and live.idle_deadline and is wholly derived; what is still being worked on stands in the schema casework.
create schema casework;
grant usage on schema casework to mumap_app;

create table ledger.idle_case (
  case_id bigint generated always as identity primary key,
  case_no text not null unique,
  parcel_code text not null,
  created_at timestamptz not null,
  created_by text not null,
  scope_park text,
  scope_town text
);
create index idle_case_by_parcel on ledger.idle_case (parcel_code);
comment on table ledger.idle_case is '闲置土地案件 · Idle land cases: the key and number of each; everything else are its acts';
comment on column ledger.idle_case.case_no is '案号,每年连续 · Case number, without gaps within a year';
comment on column ledger.idle_case.parcel_code is '宗地代码 · Parcel code';
comment on column ledger.idle_case.created_at is '登记时刻 · Instant it was entered';

create table ledger.idle_act (
  like ledger.version_header including all,
  case_id bigint not null references ledger.idle_case,
  act_no integer not null,
  parcel_code text not null,
  act text not null,
  acted_on date not null,
  acted_by text not null,
  acted_by_name text not null,
  fields jsonb not null default '{}',
  reason text,
  evidence bigint[] not null default '{}',
  corrects integer,
  paper_id bigint,
  document_no text,
  fact_batches bigint[] not null default '{}',
  clause text,
  unique (case_id, act_no)
);
create unique index idle_act_by_key on ledger.idle_act (row_key, data_from) where superseded_at = 'infinity';
create index idle_act_by_batch on ledger.idle_act (act_id);
create index idle_act_by_parcel_code on ledger.idle_act (parcel_code);
comment on table ledger.idle_act is '案件行为 · Acts of idle land cases, append-only; an error is undone by a corrective act that names it';
comment on column ledger.idle_act.case_id is '案件 · Case';
comment on column ledger.idle_act.parcel_code is '宗地代码 · Parcel code';
comment on column ledger.idle_act.act_no is '案内序号 · Number within the case, from 1';
comment on column ledger.idle_act.act is '行为 · What was done';
comment on column ledger.idle_act.acted_on is '行为日期 · Day of the act';
comment on column ledger.idle_act.acted_by is '经办账号 · Account that acted';
comment on column ledger.idle_act.acted_by_name is '经办人 · Name of that account at the time';
comment on column ledger.idle_act.fields is '事项 · What the act states, by field name';
comment on column ledger.idle_act.reason is '理由 · Reason';
comment on column ledger.idle_act.evidence is '证据编号 · Numbers of the evidence it rests on';
comment on column ledger.idle_act.corrects is '更正的序号 · Number of the act of the same case that this one undoes';
comment on column ledger.idle_act.paper_id is '文书 · The paper it issued';
comment on column ledger.idle_act.document_no is '文号 · Number of that paper';
comment on column ledger.idle_act.fact_batches is '所载事实的批次 · Batches of the facts the act states about the land; undone with it';
comment on column ledger.idle_act.clause is '条款 · Clause';

create table ledger.idle_paper (
  paper_id bigint generated always as identity primary key,
  case_id bigint not null references ledger.idle_case,
  parcel_code text not null,
  act_no integer not null,
  kind text not null,
  series text not null,
  year integer not null,
  number integer not null,
  document_no text not null,
  title text not null,
  issued_on date not null,
  issued_by text not null,
  recorded_at timestamptz not null,
  docx bytea not null,
  docx_sha256 text not null,
  pdf bytea not null,
  pdf_sha256 text not null,
  scope_park text,
  scope_town text,
  unique (series, year, number)
);
create index idle_paper_by_case on ledger.idle_paper (case_id);
comment on table ledger.idle_paper is '案件文书 · Papers issued in idle land cases, as issued: bytes, number and hash never change';
comment on column ledger.idle_paper.kind is '种类 · Kind of paper';
comment on column ledger.idle_paper.series is '字号 · Series of its number';
comment on column ledger.idle_paper.year is '年份 · Year of its number';
comment on column ledger.idle_paper.number is '序号,每字号每年从 1 连续 · Number, without gaps per series and year';
comment on column ledger.idle_paper.document_no is '文号 · Document number in full';
comment on column ledger.idle_paper.issued_on is '签发日期 · Day of issue';
comment on column ledger.idle_paper.docx_sha256 is '文书哈希 · SHA-256 of the .docx';
comment on column ledger.idle_paper.pdf_sha256 is '版式哈希 · SHA-256 of the PDF';

create table ledger.idle_evidence (
  evidence_id bigint generated always as identity primary key,
  parcel_code text not null,
  case_id bigint references ledger.idle_case,
  kind text not null,
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  taken_on date,
  note text,
  lon double precision,
  lat double precision,
  direction_deg double precision,
  exif_taken_at timestamp,
  exif_lon double precision,
  exif_lat double precision,
  exif_direction_deg double precision,
  recorded_at timestamptz not null,
  recorded_by text not null,
  scope_park text,
  scope_town text
);
create index idle_evidence_by_parcel on ledger.idle_evidence (parcel_code);
create index idle_evidence_by_case on ledger.idle_evidence (case_id);
comment on table ledger.idle_evidence is '证据 · Evidence about a parcel; the original lies unchanged under its hash in the data folder';
comment on column ledger.idle_evidence.kind is '种类 · Kind';
comment on column ledger.idle_evidence.sha256 is '原件哈希 · SHA-256 of the original';
comment on column ledger.idle_evidence.taken_on is '取得日期(填报) · Day it was taken, as stated';
comment on column ledger.idle_evidence.lon is '经度(填报) · Longitude as stated (EPSG:4490, deg)';
comment on column ledger.idle_evidence.lat is '纬度(填报) · Latitude as stated (EPSG:4490, deg)';
comment on column ledger.idle_evidence.direction_deg is '朝向(填报) · Direction of view as stated (deg from north)';
comment on column ledger.idle_evidence.exif_taken_at is '相机记录时间 · Local time the camera wrote into the file';
comment on column ledger.idle_evidence.exif_lon is '相机记录经度 · Longitude the camera wrote (WGS 84, deg)';
comment on column ledger.idle_evidence.exif_lat is '相机记录纬度 · Latitude the camera wrote (WGS 84, deg)';
comment on column ledger.idle_evidence.exif_direction_deg is '相机记录朝向 · Direction the camera wrote (deg from north)';

create table ledger.idle_clearance (
  clearance_id bigint generated always as identity primary key,
  parcel_code text not null,
  code text not null,
  basis text not null,
  reason text not null,
  evidence bigint[] not null default '{}',
  cleared_on date not null,
  cleared_by text not null,
  cleared_by_name text not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz not null default 'infinity',
  withdrawn_by text,
  withdrawn_reason text,
  scope_park text,
  scope_town text
);
create unique index idle_clearance_once on ledger.idle_clearance (parcel_code, code, basis) where withdrawn_at = 'infinity';
comment on table ledger.idle_clearance is '排除清单 · False positives: a suspicion looked into and found wrong, with the reason. Only withdrawn_* is ever set later';
comment on column ledger.idle_clearance.code is '排除的判断或信号 · The finding or signal that is cleared';
comment on column ledger.idle_clearance.basis is '当时的依据 · What it rested on then; when that changes, the suspicion returns';
comment on column ledger.idle_clearance.reason is '理由 · Reason';
comment on column ledger.idle_clearance.cleared_on is '排除日期 · Day of the clearance';

do $$ declare t text; begin
  foreach t in array array['idle_case', 'idle_act', 'idle_paper', 'idle_evidence', 'idle_clearance'] loop
    perform access.scope_by_land(('ledger.' || t)::regclass, 'scope_park', 'scope_town');
  end loop;
end $$;
