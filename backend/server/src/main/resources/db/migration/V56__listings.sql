-- 招商: land that is shown to investors, and links that open without an account. A guest reaches the register through one function only,
-- which gives out named columns of land that is still to be had; it has no right on any table.
create table siting.listing (
  listing_id bigint generated always as identity primary key,
  parcel_code text not null,
  title text not null check (length(title) between 1 and 80),
  note text check (length(note) <= 1000),
  contact text not null check (length(contact) between 1 and 60),
  phone text not null check (length(phone) between 3 and 40),
  park_code text,
  town text,
  listed_by text not null,
  listed_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index listing_one_open on siting.listing (parcel_code) where withdrawn_at is null;
comment on table siting.listing is '招商在架 · Land shown to investors; whether it still is to be had is asked of the register each time';
comment on column siting.listing.title is 'what the investor reads first';
comment on column siting.listing.withdrawn_at is 'when somebody took it down; land that is gone falls away by itself';

select access.scope_by_land('siting.listing', 'park_code', 'town');
create policy county_write on siting.listing for insert to mumap_app
  with check ((select current_setting('mumap.scope', true)) = 'county' and listed_by = (select current_setting('mumap.user', true)));
create policy park_write on siting.listing for insert to mumap_app
  with check (listed_by = (select current_setting('mumap.user', true))
    and park_code = any ((select string_to_array(current_setting('mumap.parks', true), ','))::text[]));
create policy county_withdraw on siting.listing for update to mumap_app
  using ((select current_setting('mumap.scope', true)) = 'county');
create policy park_withdraw on siting.listing for update to mumap_app
  using (park_code = any ((select string_to_array(current_setting('mumap.parks', true), ','))::text[]));
grant insert on siting.listing to mumap_app;
grant update (withdrawn_at) on siting.listing to mumap_app;

create table siting.guest_link (
  link_id bigint generated always as identity primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  label text not null check (length(label) between 1 and 60),
  created_by text not null,
  created_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '90 days'),
  revoked_at timestamptz,
  opened integer not null default 0,
  opened_at timestamptz
);
comment on table siting.guest_link is '访客链接 · Links that open without an account: the token itself is kept nowhere, only its SHA-256';
comment on column siting.guest_link.label is 'for whom; stands across the page as a watermark';

create table siting.guest_link_listing (
  link_id bigint not null references siting.guest_link,
  listing_id bigint not null references siting.listing,
  primary key (link_id, listing_id)
);
comment on table siting.guest_link_listing is 'What a link shows';

alter table siting.guest_link enable row level security;
create policy county_scope on siting.guest_link for select to mumap_app
  using ((select current_setting('mumap.scope', true)) = 'county');
create policy own on siting.guest_link to mumap_app
  using (created_by = (select current_setting('mumap.user', true)))
  with check (created_by = (select current_setting('mumap.user', true)));
create policy county_revoke on siting.guest_link for update to mumap_app
  using ((select current_setting('mumap.scope', true)) = 'county');
grant select (link_id, label, created_by, created_name, created_at, expires_at, revoked_at, opened, opened_at), insert
  on siting.guest_link to mumap_app;
grant update (revoked_at) on siting.guest_link to mumap_app;

-- Seen and written where both sides are: the sub-selects run under the caller's own policies.
alter table siting.guest_link_listing enable row level security;
create policy both_sides on siting.guest_link_listing to mumap_app
  using (link_id in (select k.link_id from siting.guest_link k))
  with check (link_id in (select k.link_id from siting.guest_link k) and listing_id in (select g.listing_id from siting.listing g));
grant select, insert on siting.guest_link_listing to mumap_app;

create function siting.on_offer(code text) returns boolean
language sql stable set search_path = pg_catalog as $$
  select exists (select from live.parcel p where p.parcel_code = code and p.supply_state in ('RESERVE', 'APPROVED_UNSUPPLIED'))
    and not exists (
      select from ledger.project_land l
      where l.parcel_code = code and l.superseded_at = 'infinity' and not l.ended and coalesce(l.role, 'SITE') = 'SITE'
        and (l.from_on is null or l.from_on <= current_date))
$$;
comment on function siting.on_offer is 'Whether land is still to be had: nobody holds it and no project has been given it';
grant execute on function siting.on_offer to mumap_app;

create function siting.guest_listings(hash bytea)
returns table (listing_id bigint, title text, note text, contact text, phone text, name text, park text, town text, area_mu numeric,
  planned_use text, plot_ratio double precision, readiness text[], road_m double precision, power_m double precision,
  water_m double precision, sewage_m double precision, gas_m double precision, slope_deg double precision, lon double precision,
  lat double precision, geometry text, label text, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select g.listing_id, g.title, g.note, g.contact, g.phone, p.name, k.name, p.town, round(p.area_mu::numeric, 2), p.planned_use,
    p.plot_ratio, p.readiness, p.road_m, p.power_m, p.water_m, p.sewage_m, p.gas_m, p.slope_deg,
    round(st_x(st_pointonsurface(p.geom))::numeric, 5)::float8, round(st_y(st_pointonsurface(p.geom))::numeric, 5)::float8,
    st_asgeojson(p.geom, 6), l.label, l.expires_at
  from siting.guest_link l join siting.guest_link_listing i using (link_id) join siting.listing g using (listing_id)
    join live.parcel p on p.parcel_code = g.parcel_code left join live.park k on k.park_code = p.park_code
  where l.token_hash = hash and l.revoked_at is null and l.expires_at > now() and g.withdrawn_at is null
    and siting.on_offer(g.parcel_code)
  order by g.listing_id
$$;
comment on function siting.guest_listings is 'All that a guest link shows: no parcel code, no holder, no tax. No rows once it has expired, is revoked, or its land is gone';
revoke all on function siting.guest_listings from public;
grant execute on function siting.guest_listings to mumap_app;

create function siting.guest_opened(hash bytea) returns void
language sql security definer set search_path = pg_catalog as $$
  update siting.guest_link set opened = opened + 1, opened_at = now()
  where token_hash = hash and revoked_at is null and expires_at > now()
$$;
comment on function siting.guest_opened is 'Counts an opening of a guest link';
revoke all on function siting.guest_opened from public;
grant execute on function siting.guest_opened to mumap_app;
