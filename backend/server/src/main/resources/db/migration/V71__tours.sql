-- Tours of projects (decision 0052). An act of a tour is a fact of the ledger; a tour is what its last act that states a plan says.
create function access.may_any(wanted text[]) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from access.account a
                 where a.username = current_setting('mumap.user', true) and a.enabled and a.may && wanted)
$$;
comment on function access.may_any is 'Whether the account of the request may do one of these';
revoke execute on function access.may_any from public;
grant execute on function access.may_any to mumap_app;

create table ledger.tour (
  tour_id bigint generated always as identity primary key,
  tour_no text not null unique,
  invited text[] not null default '{}',
  created_at timestamptz not null,
  created_by text not null
);
comment on table ledger.tour is '观摩 · Tours: key, number and who is invited; everything else are its acts';
comment on column ledger.tour.tour_no is '观摩编号,每年连续 · Tour number, without gaps within a year';
comment on column ledger.tour.invited is '受邀账号,空为全体领导 · Accounts invited, empty for all leaders: of the last act, kept here for the policy below';
comment on column ledger.tour.created_at is '登记时刻 · Instant it was entered';
comment on column ledger.tour.created_by is '登记账号 · Account that entered it';

create table ledger.tour_act (
  like ledger.version_header including all,
  tour_id bigint not null references ledger.tour,
  act_no integer not null,
  tour_no text not null,
  act text not null,
  acted_on date not null,
  acted_by text not null,
  acted_by_name text not null,
  plan jsonb,
  reason text,
  unique (tour_id, act_no)
);
create unique index tour_act_by_key on ledger.tour_act (row_key, data_from) where superseded_at = 'infinity';
create index tour_act_by_batch on ledger.tour_act (act_id);
comment on table ledger.tour_act is '观摩行为 · Acts of tours, append-only';
comment on column ledger.tour_act.tour_id is '观摩 · Tour';
comment on column ledger.tour_act.act_no is '序号 · Number within the tour, from 1';
comment on column ledger.tour_act.tour_no is '观摩编号 · Tour number';
comment on column ledger.tour_act.act is '行为 · What was done: PLAN, REVISE or WITHDRAW';
comment on column ledger.tour_act.acted_on is '行为日期 · Day of the act';
comment on column ledger.tour_act.acted_by is '经办账号 · Account that acted';
comment on column ledger.tour_act.acted_by_name is '经办人 · Name of that account at the time';
comment on column ledger.tour_act.plan is '安排 · The plan the act states: stops, times, way';
comment on column ledger.tour_act.reason is '理由 · Reason';

-- whoever keeps tours sees all of them; a leader those he is invited to; nobody else any
alter table ledger.tour enable row level security;
create policy keepers on ledger.tour for select to mumap_app
  using ((select current_setting('mumap.scope', true)) = 'county' and (select access.may_any(array['PROJECT'])));
create policy invited on ledger.tour for select to mumap_app
  using ((select current_setting('mumap.scope', true)) = 'county' and (select access.may_any(array['INSTRUCT']))
         and (cardinality(invited) = 0 or (select current_setting('mumap.user', true)) = any (invited)));
grant select on ledger.tour to mumap_app;

alter table ledger.tour_act enable row level security;
create policy of_tour on ledger.tour_act for select to mumap_app using (tour_id in (select tour_id from ledger.tour));
grant select on ledger.tour_act to mumap_app;

alter table ledger.project add column entrance_name text;
comment on column ledger.project.entrance_name is '入口名称 · Name of the entrance';
