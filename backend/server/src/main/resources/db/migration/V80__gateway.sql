-- How an office names the columns of its tables, remembered from the mapping it made once; how the columns of a file were read; and
-- the cure of its coordinates that a person chose.
create table ledger.column_naming (
  office text not null,
  kind text not null,
  header text not null,
  key text not null,
  named_by text not null,
  named_at timestamptz not null,
  primary key (office, kind, header)
);
alter table ledger.column_naming enable row level security;
comment on table ledger.column_naming is '单位的列名习惯 · How an office names the columns of its tables; read and written by the import alone';
comment on column ledger.column_naming.office is '单位 · Office of the account that made the mapping';
comment on column ledger.column_naming.kind is '数据种类 · Kind of import';
comment on column ledger.column_naming.header is '文件列名 · Header in the office''s files';
comment on column ledger.column_naming.key is '字段 · Column of the kind';
comment on column ledger.column_naming.named_by is '指定的账号 · Account that said so';
comment on column ledger.column_naming.named_at is '指定时刻 · When it was said last';

alter table ledger.batch add column header jsonb;
comment on column ledger.batch.header is '列的读法 · Columns of the file from left to right, each with the key it was read as, or null';
alter table ledger.batch add column cure text;
comment on column ledger.batch.cure is '坐标处方 · Cure of the coordinates that a person chose (SWAP, UNDOUBLE, FEET, MILLIMETRES, PACKED_DMS, GCJ02, BD09, EPSG:n), joined by blanks; the original file stays as it came';
