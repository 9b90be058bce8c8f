-- Judging a whole county: jobs that can be watched, verdicts as narrow rows, and lists that read only the rows they show.
create table live.job (
  name text primary key,
  state text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  done bigint not null default 0,
  total bigint not null default 0,
  attempts integer not null default 1,
  started_at timestamptz not null,
  finished_at timestamptz,
  retry_at timestamptz,
  message jsonb,
  rules text
);
comment on table live.job is 'Work on the whole county, one row per sort of work: how far it has got, whether it failed, when it is tried again';
comment on column live.job.done is 'units of work done; 0 until the total is known';
comment on column live.job.attempts is 'attempts since the last success';
comment on column live.job.retry_at is 'when a failed job is tried again';
comment on column live.job.message is 'why it failed: {"code": …, "args": […]}';
comment on column live.job.rules is 'version of the rules of the last success; other rules make the work due again';
alter table live.job enable row level security;
create policy county_scope on live.job for select to mumap_app
  using ((select current_setting('mumap.scope', true)) = 'county');
grant select on live.job to mumap_app;

-- The words of a verdict are made when somebody reads them, by the same pure rule: a page of the list judges its own rows. What
-- is stored is what lists sort, count and filter by. The area is exact, so that sums are those of the rows.
drop index live.idle_verdict_urgency;
alter table live.idle_verdict drop column verdict;
alter table live.idle_verdict alter column area_mu type numeric(16, 4) using round(area_mu::numeric, 4);
alter table live.idle_verdict
  add column counter text generated always as (
    case when legal_state = 'INVESTIGATING' then 'INVESTIGATING'
         when legal_state = 'FOUND_IDLE' then 'FOUND_IDLE'
         when legal_state <> 'NONE' then null
         when finding in ('SUSPECTED_NOT_STARTED', 'SUSPECTED_STOPPED') then 'SUSPECTED'
         when finding = 'OVERDUE' then 'LATE' end) stored,
  add column urgent_on date generated always as (coalesce(due_on, 'infinity'::date)) stored;
create index idle_verdict_candidates on live.idle_verdict (urgent_on, parcel_code) where counter is not null;
create index idle_verdict_findings on live.idle_verdict (finding, urgent_on, parcel_code);
comment on column live.idle_verdict.area_mu is 'the area that sums add up (mu, 4 decimals)';
comment on column live.idle_verdict.counter is 'which of the counters that do not overlap holds the parcel; null when it is no candidate';
comment on column live.idle_verdict.urgent_on is 'place in the list: due_on, without a clock at the end';
comment on column live.idle_verdict.judged_on is 'the day on which this row was last written; it holds for live.setting idle_judged_on as well';

-- What a run over the county has judged and nobody sees yet; taken over in one short transaction when it is complete. A run that
-- breaks off begins anew, so the rows need not outlive the database's own crash.
create unlogged table live.idle_judged (
  parcel_code text not null,
  park_code text,
  town text,
  finding text not null,
  route text not null,
  legal_state text not null,
  area_mu_e4 bigint not null,
  net_idle_days integer not null,
  years_full integer not null,
  first_full_on date,
  next_full_on date,
  due_on date,
  fee_fen bigint,
  holder_name text,
  score double precision not null
);
comment on table live.idle_judged is 'Verdicts of the run under way; empty in between. area_mu_e4: ten-thousandths of a mu; fee_fen: 0.01 yuan';

create unlogged table live.idle_due (
  parcel_code text primary key
);
comment on table live.idle_due is 'Parcels that commits touched while a run is under way: judged again when it ends';

-- A key that left its register has a second version that says so; few have one.
create index grant_contract_ended on ledger.grant_contract (row_key) where ended;
create index site_state_ended on ledger.site_state (row_key) where ended;
create index excluded_period_ended on ledger.excluded_period (row_key) where ended;
create index occupancy_ended on ledger.occupancy (row_key) where ended;
create index annual_return_ended on ledger.annual_return (row_key) where ended;
