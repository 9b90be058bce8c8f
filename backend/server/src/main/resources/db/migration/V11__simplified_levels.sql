-- Simplified levels of the parcels (decision 0011): what a tile draws where the parcels themselves would pass its budget. Built in
-- the server by a job after the commit, town by town and park by park, so that no block crosses a scope; until then the old
-- level stands. Wholly derived.
create table live.lod_parcel (
  z smallint not null,
  id bigint not null,
  parcel_code text,
  park_code text,
  town text,
  parcels integer not null,
  area_mu double precision not null,
  suspected integer not null,
  suspected_mu double precision not null,
  land_use_code text,
  supply_state text,
  idle_finding text,
  legal_state text,
  low_efficiency boolean not null,
  tax_wan_per_mu double precision,
  output_wan_per_mu double precision,
  geom_3857 geometry(MultiPolygon, 3857) not null
);
comment on table live.lod_parcel is 'Blocks of parcels as tiles of small scales draw them; per town and park, from the parcels of one state where possible';
comment on column live.lod_parcel.z is 'zoom of the tiles it is made for; 8 serves all smaller ones too';
comment on column live.lod_parcel.id is 'feature id of the block''s largest parcel';
comment on column live.lod_parcel.parcel_code is 'set when the block is a single parcel';
comment on column live.lod_parcel.parcels is 'parcels in the block';
comment on column live.lod_parcel.area_mu is 'sum of their areas (mu)';
comment on column live.lod_parcel.suspected is 'parcels among them suspected or found idle, or under investigation';
comment on column live.lod_parcel.suspected_mu is 'sum of the areas of those (mu)';
comment on column live.lod_parcel.idle_finding is 'of the gravest state in the block; likewise legal_state and supply_state';
comment on column live.lod_parcel.land_use_code is 'of the largest parcel';
comment on column live.lod_parcel.tax_wan_per_mu is 'tax of the newest closed year over the net land that bore it (wan per mu)';
do $$ begin
  -- a partial index per level: a box query never meets the other levels
  for z in 8..13 loop
    execute format('create index lod_parcel_geom_3857_z%1$s on live.lod_parcel using gist (geom_3857) where z = %1$s', z);
  end loop;
end $$;
create index lod_parcel_group on live.lod_parcel (coalesce(town, ''), coalesce(park_code, ''));
create index tile_parcel_group on live.tile_parcel (coalesce(town, ''), coalesce(park_code, ''));
select access.scope_by_land('live.lod_parcel', 'park_code', 'town');

create table live.lod_due (
  id bigint generated always as identity primary key,
  town text not null,
  park_code text not null
);
comment on table live.lod_due is 'Town and park (empty = none) whose simplified levels are to be built anew; written with the change, taken away by the job';

-- The functions of V10, which now also leave notes. A change that no level shows (days that passed, a name) leaves none.
create or replace function live.tile_parcel_added() returns trigger language plpgsql as $$
begin
  insert into live.tile_parcel
  select s.* from fresh f join live.tile_parcel_source s on s.parcel_code = f.parcel_code order by s.geom_3857;
  insert into live.lod_due (town, park_code) select distinct coalesce(town, ''), coalesce(park_code, '') from fresh;
  return null;
end $$;

create or replace function live.tile_parcel_removed() returns trigger language plpgsql as $$
begin
  delete from live.tile_parcel t using stale s where t.parcel_code = s.parcel_code;
  insert into live.lod_due (town, park_code) select distinct coalesce(town, ''), coalesce(park_code, '') from stale;
  return null;
end $$;

create or replace function live.tile_parcel_changed() returns trigger language plpgsql as $$
begin
  insert into live.lod_due (town, park_code)
  select distinct coalesce(g.town, ''), coalesce(g.park_code, '')
  from fresh f join live.tile_parcel t on t.parcel_code = f.parcel_code
  cross join lateral (values (t.town, t.park_code), (f.town, f.park_code)) as g (town, park_code)
  where (t.park_code, t.town, t.area_mu, t.land_use_code, t.supply_state, t.idle_finding, t.legal_state, t.low_efficiency, t.geom_3857)
     is distinct from (f.park_code, f.town, f.area_mu, f.land_use_code, f.supply_state, f.idle_finding, f.legal_state,
        f.low_efficiency, f.geom_3857);
  -- most updates concern columns that no tile shows: only rows that differ are written
  update live.tile_parcel t
  set id = f.id, name = f.name, park_code = f.park_code, town = f.town, area_mu = f.area_mu, land_use_code = f.land_use_code,
      supply_state = f.supply_state, idle_finding = f.idle_finding, legal_state = f.legal_state,
      net_idle_days = f.net_idle_days, holder_name = f.holder_name, low_efficiency = f.low_efficiency, geom_3857 = f.geom_3857
  from fresh f
  where t.parcel_code = f.parcel_code
    and (t.id, t.name, t.park_code, t.town, t.area_mu, t.land_use_code, t.supply_state, t.idle_finding, t.legal_state,
         t.net_idle_days, t.holder_name, t.low_efficiency, t.geom_3857)
      is distinct from (f.id, f.name, f.park_code, f.town, f.area_mu, f.land_use_code, f.supply_state, f.idle_finding,
         f.legal_state, f.net_idle_days, f.holder_name, f.low_efficiency, f.geom_3857);
  return null;
end $$;

create or replace function live.tile_parcel_emptied() returns trigger language plpgsql as $$
begin
  truncate live.tile_parcel;
  delete from live.lod_parcel;
  delete from live.lod_due;
  return null;
end $$;

create or replace function live.tile_parcel_settle() returns trigger language plpgsql as $$
begin
  with settled as (
    update live.tile_parcel t
    set tax_wan_per_mu = s.tax_wan_per_mu, output_wan_per_mu = s.output_wan_per_mu
    from (
      select p.parcel_code, y.tax_wan_per_mu, y.output_wan_per_mu
      from live.tile_parcel p
      left join live.parcel_per_mu y
        on y.parcel_code = p.parcel_code and y.year = (select v.value::integer from live.setting v where v.name = 'closed_year')
    ) s
    where s.parcel_code = t.parcel_code
      and (s.tax_wan_per_mu, s.output_wan_per_mu) is distinct from (t.tax_wan_per_mu, t.output_wan_per_mu)
    returning coalesce(t.town, '') as town, coalesce(t.park_code, '') as park_code)
  insert into live.lod_due (town, park_code) select distinct town, park_code from settled;
  delete from live.tile_due where layer = 'parcel';
  return null;
end $$;

-- a county that was there before this migration
insert into live.lod_due (town, park_code)
select distinct coalesce(town, ''), coalesce(park_code, '') from live.tile_parcel;
