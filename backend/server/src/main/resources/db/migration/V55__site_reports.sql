-- What people say about control lines, and running numbers of papers that siting gives out. Rows change in place.
create schema siting;
grant usage on schema siting to mumap_app;

create table siting.serial (
  series text not null,
  year integer not null,
  last integer not null,
  primary key (series, year)
);
comment on table siting.serial is 'Last number given out per series and year; read and written by siting.next_number only';

create function siting.next_number(name text, of_year integer) returns integer
language sql security definer set search_path = pg_catalog as $$
  insert into siting.serial as s (series, year, last) values (name, of_year, 1)
  on conflict (series, year) do update set last = s.last + 1
  returning last
$$;
comment on function siting.next_number is 'The next number of a series; the row stays locked until the transaction that uses the number ends, so there are no gaps';
revoke all on function siting.next_number from public;
grant execute on function siting.next_number to mumap_app;

create table siting.line_report (
  report_id bigint generated always as identity primary key,
  report_no text not null unique,
  kind text not null,
  line_code text,
  message text not null check (length(message) between 1 and 1000),
  geom geometry(Geometry, 4490),
  created_by text not null,
  created_name text not null,
  created_at timestamptz not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'ANSWERED')),
  answer text check (length(answer) between 1 and 1000),
  answered_by text,
  answered_at timestamptz
);
create index line_report_open on siting.line_report (created_at) where state = 'OPEN';
comment on table siting.line_report is '报错 · Errors of control lines that people report, numbered; seen by whoever wrote them and by the whole-county posts';
comment on column siting.line_report.line_code is 'the line meant; null where a line is missing';
comment on column siting.line_report.geom is 'the shape that was checked, or the place meant';

alter table siting.line_report enable row level security;
create policy county_scope on siting.line_report to mumap_app
  using ((select current_setting('mumap.scope', true)) = 'county')
  with check ((select current_setting('mumap.scope', true)) = 'county');
create policy own on siting.line_report for select to mumap_app
  using (created_by = (select current_setting('mumap.user', true)));
create policy own_insert on siting.line_report for insert to mumap_app
  with check (created_by = (select current_setting('mumap.user', true)) and state = 'OPEN');
grant select, insert on siting.line_report to mumap_app;
grant update (state, answer, answered_by, answered_at) on siting.line_report to mumap_app;
