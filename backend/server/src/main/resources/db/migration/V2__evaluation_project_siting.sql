-- What the rooms evaluation, project and siting keep beside V1.

-- Per-mu shares carry the names of their day, so that a firm that has left is still named where its money stands.
alter table live.per_mu_share
  add column enterprise_name text,
  add column parcel_name text,
  add column from_building boolean not null default false;
comment on column live.per_mu_share.credit_code is 'empty where a return names no firm';
comment on column live.per_mu_share.industry_code is 'division (two digits) of the firm''s industry, GB/T 4754';
comment on column live.per_mu_share.from_building is 'whether the land was derived from floor space by the plot ratio';
create index per_mu_share_firm on live.per_mu_share (credit_code);

-- Other times (asOf, knownAt): computed once from the ledger, kept for a while, and seen through the same policies.
create table live.per_mu_run (
  id bigint generated always as identity primary key,
  year integer not null,
  as_of date not null,
  known_at timestamptz not null,
  used_at timestamptz not null,
  unique (year, as_of, known_at)
);
comment on table live.per_mu_run is 'Per-mu shares computed for other times; known_at is the newest commit known then, so equal knowledge is one run';

create table live.per_mu_run_share (
  run_id bigint not null references live.per_mu_run on delete cascade,
  credit_code text not null,
  parcel_code text not null,
  park_code text,
  town text,
  industry_code text,
  net_land_m2 numeric not null,
  registered_m2 numeric,
  output_fen bigint not null,
  value_added_fen bigint not null,
  tax_fen bigint not null,
  enterprise_name text,
  parcel_name text,
  from_building boolean not null,
  primary key (run_id, credit_code, parcel_code)
);
comment on table live.per_mu_run_share is 'As live.per_mu_share, of a run';
select access.scope_signed_in('live.per_mu_run');
select access.scope_by_land('live.per_mu_run_share', 'park_code', 'town');
