-- A batch may be taken in part: a person refuses rows that the check accepted, and keeps things that a replacing file leaves out.
alter table ledger.staged_row add column refused_by text;
comment on column ledger.staged_row.refused_by is '人工不收的账号 · Account that refused a row which the check accepted; null where nobody did';

create table ledger.kept_row (
  batch_id bigint not null references ledger.batch,
  row_key text not null,
  kept_by text not null,
  kept_at timestamptz not null,
  primary key (batch_id, row_key)
);
alter table ledger.kept_row enable row level security;
comment on table ledger.kept_row is '替换时保留的对象 · Things that a replacing batch leaves out and a person keeps; read and written by the import alone';
comment on column ledger.kept_row.batch_id is '批次 · The replacing batch';
comment on column ledger.kept_row.row_key is '键 · Key of the thing that is kept';
comment on column ledger.kept_row.kept_by is '决定的账号 · Account that decided so';
comment on column ledger.kept_row.kept_at is '决定时刻 · When';
