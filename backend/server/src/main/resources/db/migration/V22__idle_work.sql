-- Work under way around cases: running numbers, field checks, warnings and what is to be sent out. Rows change in place.
create table casework.serial (
  series text not null,
  year integer not null,
  last integer not null,
  primary key (series, year)
);
comment on table casework.serial is 'Last number given out per series and year. Taken under a row lock in the transaction that uses it: a refused issue gives it back, so there are no gaps';

create table casework.field_check (
  check_id bigint generated always as identity primary key,
  parcel_code text not null,
  case_id bigint,
  inspector text,
  due_on date,
  ordered_by text not null,
  ordered_at timestamptz not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'DONE')),
  observed_on date,
  done_by text,
  done_at timestamptz,
  result jsonb,
  batch_id bigint,
  act_no integer,
  scope_park text,
  scope_town text
);
create unique index field_check_one_open on casework.field_check (parcel_code) where state = 'OPEN';
comment on table casework.field_check is 'Orders to look at a parcel; the result is a site state in the ledger (batch_id) and, in a case, an act (act_no)';

create table casework.alert (
  alert_id bigint generated always as identity primary key,
  case_id bigint not null,
  code text not null,
  from_on date not null,
  due_on date not null,
  level text not null check (level in ('D90', 'D30', 'D7', 'LATE')),
  raised_at timestamptz not null,
  unique (case_id, code, from_on, due_on, level)
);
comment on table casework.alert is 'Warnings that were raised: each level of each deadline once';

create table casework.outgoing (
  outgoing_id bigint generated always as identity primary key,
  alert_id bigint unique references casework.alert,
  body jsonb not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  answer text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index outgoing_waiting on casework.outgoing (next_at) where state = 'WAITING';
comment on table casework.outgoing is 'Messages for the one outgoing address, written with the warning and sent later; carries no tax data';

-- one row: the address and its secret; read and written by the owner only
create table casework.webhook (
  id boolean primary key default true check (id),
  url text not null default '',
  secret text not null default '',
  enabled boolean not null default false,
  changed_by text not null default '',
  changed_at timestamptz not null default now()
);
insert into casework.webhook default values;

-- the words before the year in a document number, which an office sets as its rules of papers want them
create table casework.series (
  kind text primary key,
  series text not null
);
comment on table casework.series is 'Series of document numbers per kind of paper where an office has set its own';

alter table casework.field_check enable row level security;
do $$ begin
  perform access.scope_by_land('casework.field_check'::regclass, 'scope_park', 'scope_town');
end $$;
