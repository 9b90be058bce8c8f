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

-- Siting. Distances and shares are computed at import, never per search.
alter table live.parcel add column site_use boolean;
comment on column live.parcel.site_use is
  'whether the planned use, else the present one, is industry or storage; null where no use is known';
create index parcel_candidate on live.parcel (parcel_code) where site_use is not false;
create index parcel_other_use on live.parcel (park_code, town) where site_use = false;
comment on column live.parcel.road_m is 'straight-line distance to the nearest road on the ellipsoid (m); null without any road loaded';
comment on column live.parcel.power_m is 'straight-line distance to the nearest power line or substation of any voltage (m)';
comment on column live.parcel.shape is 'area / area of the smallest rectangle around it, 1 = a rectangle';
comment on column live.parcel_control_line.area_m2 is 'area of the parcel inside the line, on the ellipsoid (m2)';
comment on column live.parcel_control_line.share is 'area_m2 / area of the drawn parcel, 0 to 1';

-- Long lines and wide areas cut into small pieces: a nearest-neighbour search or an intersection then looks at what is near only.
create table live.utility_piece (
  utility_code text not null,
  kind text not null,
  geom_3857 geometry(Geometry, 3857) not null
);
create index utility_piece_by_code on live.utility_piece (utility_code);
create index utility_piece_road on live.utility_piece using gist (geom_3857) where kind = 'ROAD';
create index utility_piece_power on live.utility_piece using gist (geom_3857) where kind = 'POWER';
create index utility_piece_water on live.utility_piece using gist (geom_3857) where kind = 'WATER';
create index utility_piece_sewage on live.utility_piece using gist (geom_3857) where kind = 'SEWAGE';
create index utility_piece_gas on live.utility_piece using gist (geom_3857) where kind = 'GAS';
comment on table live.utility_piece is 'live.utility in pieces of few vertices; read by the owner only, at import';

create table live.control_line_piece (
  line_code text not null,
  geom geometry(Geometry, 4490) not null
);
create index control_line_piece_by_code on live.control_line_piece (line_code);
create index control_line_piece_geom on live.control_line_piece using gist (geom);
comment on table live.control_line_piece is 'live.control_line in pieces of few vertices';
select access.scope_signed_in('live.control_line_piece');

-- What a line does where its file does not say: national red lines forbid, the development boundary encloses, the rest is shown.
create function live.control_effect(kind text, effect text) returns text
language sql immutable parallel safe as $$
  select coalesce(effect, case when kind in ('FARMLAND', 'ECOLOGICAL') then 'FORBID'
                               when kind = 'URBAN_BOUNDARY' then 'REQUIRE_INSIDE' else 'WARN' end)
$$;
comment on function live.control_effect is 'Effect of a control line, with the default of its kind';
