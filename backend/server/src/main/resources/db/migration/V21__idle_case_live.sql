-- What the acts of each case amount to today: one row per case, one per deadline. Derived; scripts/rebuild gives the same rows.
create table live.idle_case (
  case_id bigint primary key,
  case_no text not null,
  parcel_code text not null,
  park_code text,
  town text,
  name text,
  holder_name text,
  type text not null,
  cause text,
  stage text not null,
  officer text not null,
  officer_name text not null,
  opened_on date not null,
  closed_on date,
  area_mu numeric(18, 4) not null,
  fee_wan numeric(18, 6),
  version integer not null,
  next_act text,
  next_due_on date,
  lon double precision,
  lat double precision
);
create unique index idle_case_one_open on live.idle_case (parcel_code) where closed_on is null;
create index idle_case_by_stage on live.idle_case (stage);
comment on table live.idle_case is 'Where each idle land case stands: stage, next act and its day; version = number of acts';

create table live.idle_deadline (
  case_id bigint not null,
  code text not null,
  from_on date not null,
  due_on date not null,
  state text not null check (state in ('RUNNING', 'MET', 'LATE', 'LAPSED')),
  met_on date,
  park_code text,
  town text,
  primary key (case_id, code, from_on)
);
create index idle_deadline_running on live.idle_deadline (due_on) where state in ('RUNNING', 'LATE');
comment on table live.idle_deadline is 'Days that the law sets in a case, and what became of them by the day the row was made';

do $$ declare t text; begin
  foreach t in array array['idle_case', 'idle_deadline'] loop
    perform access.scope_by_land(('live.' || t)::regclass, 'park_code', 'town');
  end loop;
end $$;
