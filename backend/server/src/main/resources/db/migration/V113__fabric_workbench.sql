-- Places where parcels do not fit each other, worked through one by one: which row lies on the other side, what a person decided,
-- and the shape before and after where a boundary was laid upon its neighbour's.
alter table ledger.import_problem add column other_row integer;
comment on column ledger.import_problem.other_row is '另一行 · Row of the same batch that the problem is with; null where it is none';
alter table ledger.import_problem add column settled_by bigint;
comment on column ledger.import_problem.settled_by is '由哪个决定了结 · Decision of the fabric workbench by which the problem is no more; null while it stands';
create index import_problem_by_row on ledger.import_problem (batch_id, row_no);

alter table ledger.staged_row add column fabric_refused boolean not null default false;
comment on column ledger.staged_row.fabric_refused is '拓扑处理不收 · A person refused the row in the fabric workbench; only there can it be taken back';

create table ledger.fabric_decision (
  id bigint generated always as identity primary key,
  batch_id bigint not null references ledger.batch,
  problem_id bigint not null,
  code text not null,
  row_no integer not null,
  row_key text,
  other_row integer,
  other_key text,
  verdict text not null check (verdict in ('ACCEPT', 'SNAP', 'REFUSE')),
  reason text,
  area_before_m2 double precision,
  area_after_m2 double precision,
  shape_before geometry(Geometry, 4490),
  shape_after geometry(Geometry, 4490),
  measured_before jsonb,
  decided_by text not null,
  decided_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  scope_park text,
  scope_town text
);
create unique index fabric_decision_once on ledger.fabric_decision (batch_id, problem_id) where undone_at is null;
create index fabric_decision_by_row on ledger.fabric_decision (batch_id, row_no);
comment on table ledger.fabric_decision is '拓扑问题的处理 · What people decided about overlaps, gaps, slivers, duplicates and spikes of a batch; append-only but for undone_by and undone_at';
comment on column ledger.fabric_decision.batch_id is '批次 · Batch';
comment on column ledger.fabric_decision.problem_id is '问题编号 · Number of the problem in import_problem';
comment on column ledger.fabric_decision.code is '问题种类 · Code of the problem';
comment on column ledger.fabric_decision.row_no is '所决定的行 · Row that was decided about: kept, moved or refused';
comment on column ledger.fabric_decision.row_key is '宗地代码 · Parcel of that row';
comment on column ledger.fabric_decision.other_row is '另一行 · Row of the other parcel when it stands in the batch; what is kept as it is concerns both';
comment on column ledger.fabric_decision.other_key is '另一宗地 · The other parcel; null where there is none or its name is not to be told';
comment on column ledger.fabric_decision.verdict is '决定 · ACCEPT (stays as it is), SNAP (boundary laid upon the neighbour''s), REFUSE (the row is not taken)';
comment on column ledger.fabric_decision.reason is '理由 · Reason';
comment on column ledger.fabric_decision.area_before_m2 is '处理前椭球面积 · Ellipsoidal area before (m2)';
comment on column ledger.fabric_decision.area_after_m2 is '处理后椭球面积 · Ellipsoidal area after (m2)';
comment on column ledger.fabric_decision.shape_before is '处理前图形 · Shape as the file drew it';
comment on column ledger.fabric_decision.shape_after is '处理后图形 · Shape that was staged instead';
comment on column ledger.fabric_decision.measured_before is '处理前各面积 · Measured areas before, to be put back when the decision is undone';
comment on column ledger.fabric_decision.decided_by is '决定的账号 · Account that decided';
comment on column ledger.fabric_decision.decided_at is '决定时刻 · When';
comment on column ledger.fabric_decision.undone_by is '撤销的账号 · Account that took it back';
comment on column ledger.fabric_decision.undone_at is '撤销时刻 · When it was taken back';
comment on column ledger.fabric_decision.scope_park is '园区 · Park of the parcel: who may read the decision';
comment on column ledger.fabric_decision.scope_town is '乡镇 · Town of the parcel: who may read the decision';
select access.scope_by_land('ledger.fabric_decision'::regclass, 'scope_park', 'scope_town');
