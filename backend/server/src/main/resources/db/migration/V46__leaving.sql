-- The register of leaving (退出清单): what people decided shall go, by which road, and when it was taken off again.
create table ledger.leaving_entry (
  entry_id bigint generated always as identity primary key,
  parcel_code text,
  credit_code text,
  name text,
  road text not null check (road in ('MERGER', 'LIQUIDATION', 'REPLACEMENT')),
  reason text not null,
  mu numeric not null,
  suspected jsonb not null default '[]',
  entered_on date not null,
  entered_by text not null,
  entered_by_name text not null,
  recorded_at timestamptz not null,
  left_on date,
  left_reason text,
  left_by text,
  left_by_name text,
  left_recorded_at timestamptz,
  scope_park text,
  scope_town text,
  check ((parcel_code is null) <> (credit_code is null))
);
create unique index leaving_entry_once on ledger.leaving_entry (coalesce(parcel_code, credit_code)) where left_on is null;
comment on table ledger.leaving_entry is '退出清单 · Register of leaving: found by people, in and out with day and reason; only left_* is ever set later, once';
comment on column ledger.leaving_entry.parcel_code is '宗地代码 · Parcel, when land is meant';
comment on column ledger.leaving_entry.credit_code is '统一社会信用代码 · Firm, when a firm is meant';
comment on column ledger.leaving_entry.road is '退出路径 · Road';
comment on column ledger.leaving_entry.reason is '入库理由 · Why it was entered';
comment on column ledger.leaving_entry.mu is '涉及用地 · Land concerned (mu)';
comment on column ledger.leaving_entry.suspected is '当时的线索 · What the program suspected then';
comment on column ledger.leaving_entry.entered_on is '入库日期 · Day it was entered';
comment on column ledger.leaving_entry.left_on is '出库日期 · Day it was taken off';
comment on column ledger.leaving_entry.left_reason is '出库理由 · Why it was taken off';
select access.scope_by_land('ledger.leaving_entry', 'scope_park', 'scope_town');

create function ledger.keep_leaving_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.left_on is not null
     or (to_jsonb(new) - array['left_on', 'left_reason', 'left_by', 'left_by_name', 'left_recorded_at'])
        <> (to_jsonb(old) - array['left_on', 'left_reason', 'left_by', 'left_by_name', 'left_recorded_at']) then
    raise exception 'an entry of the register of leaving never changes';
  end if;
  return new;
end $$;
create trigger keep_leaving_entry before update or delete on ledger.leaving_entry
  for each row execute function ledger.keep_leaving_entry();
