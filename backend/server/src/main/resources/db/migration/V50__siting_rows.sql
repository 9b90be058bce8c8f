-- Siting, widened: more measured columns of a parcel, and a narrow table that a search over very many parcels reads.
alter table live.parcel
  add column secondary_road_m double precision,
  add column arterial_road_m double precision,
  add column express_road_m double precision,
  add column express_by_road_m double precision,
  add column power_by_road_m double precision,
  add column water_by_road_m double precision,
  add column sewage_by_road_m double precision,
  add column gas_by_road_m double precision,
  add column power_spare double precision,
  add column water_spare double precision,
  add column sewage_spare double precision,
  add column gas_spare double precision,
  add column earthwork_m3_per_mu double precision,
  add column height_m double precision,
  add column relief_m double precision,
  add column cut_m3 double precision,
  add column idle_floor_m2 double precision,
  add column clear_height_m double precision,
  add column building_kva double precision,
  add column rect_1_m double precision,
  add column rect_1_5_m double precision,
  add column rect_2_m double precision,
  add column rect_3_m double precision,
  add column rect_5_m double precision;
comment on column live.parcel.secondary_road_m is 'straight-line distance to the nearest road of rank secondary or better (m)';
comment on column live.parcel.arterial_road_m is 'straight-line distance to the nearest road of rank arterial or better (m)';
comment on column live.parcel.express_road_m is 'straight-line distance to the nearest road of rank express: motorway, express or national road (m)';
comment on column live.parcel.express_by_road_m is 'way by road to the nearest road of rank express (m); how it is reckoned stands in live.setting road_distance_basis';
comment on column live.parcel.power_by_road_m is 'way by road to the nearest power facility (m)';
comment on column live.parcel.water_by_road_m is 'way by road to the nearest water facility (m)';
comment on column live.parcel.sewage_by_road_m is 'way by road to the nearest sewage facility (m)';
comment on column live.parcel.gas_by_road_m is 'way by road to the nearest gas facility (m)';
comment on column live.parcel.power_spare is 'spare capacity of the nearest power facility that states one, in the unit of its file';
comment on column live.parcel.water_spare is 'spare capacity of the nearest water facility that states one';
comment on column live.parcel.sewage_spare is 'spare capacity of the nearest sewage facility that states one';
comment on column live.parcel.gas_spare is 'spare capacity of the nearest gas facility that states one';
comment on column live.parcel.earthwork_m3_per_mu is 'cut and fill together at the mean height, per mu (m3)';
comment on column live.parcel.height_m is 'mean height of the ground (m); the level at which cut and fill are equal';
comment on column live.parcel.relief_m is 'highest less lowest ground (m)';
comment on column live.parcel.cut_m3 is 'soil above the mean height (m3); as much is to be filled';
comment on column live.parcel.idle_floor_m2 is 'idle floor space of the buildings on it (m2); null without buildings';
comment on column live.parcel.clear_height_m is 'largest clear height of a building with idle floor (m)';
comment on column live.parcel.building_kva is 'largest installed power of a building with idle floor (kVA)';
comment on column live.parcel.rect_1_m is 'width of the widest square inside (m)';
comment on column live.parcel.rect_1_5_m is 'width of the widest rectangle 1.5 times as long as wide inside (m)';
comment on column live.parcel.rect_2_m is 'width of the widest rectangle twice as long as wide inside (m)';
comment on column live.parcel.rect_3_m is 'width of the widest rectangle three times as long as wide inside (m)';
comment on column live.parcel.rect_5_m is 'width of the widest rectangle five times as long as wide inside (m)';

-- The class of a road read as a rank, and the spare capacity, stand on the pieces, so that the nearest piece that counts is found by
-- an index of its own.
alter table live.utility_piece add column road_rank smallint not null default 0, add column spare double precision;
comment on column live.utility_piece.road_rank is '0 local, 1 secondary, 2 arterial, 3 express; 0 for all that is no road';
update live.utility_piece p set spare = u.spare from live.utility u where u.utility_code = p.utility_code;
create index utility_piece_secondary on live.utility_piece using gist (geom_3857) where kind = 'ROAD' and road_rank >= 1;
create index utility_piece_arterial on live.utility_piece using gist (geom_3857) where kind = 'ROAD' and road_rank >= 2;
create index utility_piece_express on live.utility_piece using gist (geom_3857) where kind = 'ROAD' and road_rank >= 3;
create index utility_piece_power_spare on live.utility_piece using gist (geom_3857) where kind = 'POWER' and spare is not null;
create index utility_piece_water_spare on live.utility_piece using gist (geom_3857) where kind = 'WATER' and spare is not null;
create index utility_piece_sewage_spare on live.utility_piece using gist (geom_3857) where kind = 'SEWAGE' and spare is not null;
create index utility_piece_gas_spare on live.utility_piece using gist (geom_3857) where kind = 'GAS' and spare is not null;

-- What a search reads (decision 0040): one narrow row per parcel on which a firm could settle, wholly derived, kept by triggers like
-- the tile tables. What a county has few of (state of supply, finding, uses) is named once and numbered.
create table live.site_trait (
  id integer generated always as identity primary key,
  key text not null unique,
  supply_state text,
  idle_finding text,
  legal_state text,
  low_efficiency boolean not null,
  idle_floor boolean not null,
  land_use_scheme text,
  land_use_code text,
  planned_use text
);
comment on table live.site_trait is 'Combinations of state and use that parcels have, numbered';
select access.scope_signed_in('live.site_trait');

create function live.site_trait_key(supply_state text, idle_finding text, legal_state text, low_efficiency boolean, idle_floor boolean,
  land_use_scheme text, land_use_code text, planned_use text) returns text
language sql immutable parallel safe as $$
  select coalesce(supply_state, '') || '|' || coalesce(idle_finding, '') || '|' || coalesce(legal_state, '') || '|' || low_efficiency
    || '|' || idle_floor || '|' || coalesce(land_use_scheme, '') || '|' || coalesce(land_use_code, '') || '|' || coalesce(planned_use, '')
$$;
comment on function live.site_trait_key is 'The key of live.site_trait';

create table live.site_row (
  parcel_code text primary key,
  park_code text,
  town text,
  area_mu double precision not null,
  trait integer not null,
  ready smallint not null,
  hits bytea,
  road_m double precision,
  secondary_road_m double precision,
  arterial_road_m double precision,
  express_road_m double precision,
  power_m double precision,
  water_m double precision,
  sewage_m double precision,
  gas_m double precision,
  express_by_road_m double precision,
  power_by_road_m double precision,
  water_by_road_m double precision,
  sewage_by_road_m double precision,
  gas_by_road_m double precision,
  power_spare double precision,
  water_spare double precision,
  sewage_spare double precision,
  gas_spare double precision,
  slope_deg double precision,
  earthwork_m3_per_mu double precision,
  shape double precision,
  ready_count double precision,
  idle_floor_m2 double precision,
  clear_height_m double precision,
  building_kva double precision,
  rect_1_m double precision,
  rect_1_5_m double precision,
  rect_2_m double precision,
  rect_3_m double precision,
  rect_5_m double precision
);
comment on table live.site_row is 'Parcels as a search reads them: those whose use is industry or storage, or not known';
comment on column live.site_row.ready is 'works of readiness as bits: ROAD 1, STORM 2, SEWAGE 4 … LEVELLED 512';
comment on column live.site_row.hits is 'control lines that meet it, 10 bytes each: kind, effect (numbered as the rules do), share as float8';
select access.scope_by_land('live.site_row', 'park_code', 'town');

create function live.site_ready(readiness text[]) returns smallint
language sql immutable parallel safe as $$
  select case when readiness is null then 0 else
    (case when 'ROAD' = any (readiness) then 1 else 0 end
     + case when 'STORM' = any (readiness) then 2 else 0 end
     + case when 'SEWAGE' = any (readiness) then 4 else 0 end
     + case when 'WATER' = any (readiness) then 8 else 0 end
     + case when 'GAS' = any (readiness) then 16 else 0 end
     + case when 'POWER' = any (readiness) then 32 else 0 end
     + case when 'TELECOM' = any (readiness) then 64 else 0 end
     + case when 'HEAT' = any (readiness) then 128 else 0 end
     + case when 'CABLE_TV' = any (readiness) then 256 else 0 end
     + case when 'LEVELLED' = any (readiness) then 512 else 0 end) end::smallint
$$;
comment on function live.site_ready is 'Works of readiness as bits';

create function live.site_hits(code text) returns bytea
language sql stable as $$
  select string_agg(
    decode(lpad(to_hex(array_position(array['FARMLAND', 'ECOLOGICAL', 'URBAN_BOUNDARY', 'FLOOD', 'HERITAGE', 'FOREST', 'WATER_SOURCE',
      'GEO_HAZARD', 'PLAN_USE', 'OTHER'], c.kind) - 1), 2, '0')
      || lpad(to_hex(array_position(array['FORBID', 'REQUIRE_INSIDE', 'WARN'], c.effect) - 1), 2, '0'), 'hex') || float8send(c.share),
    '' order by c.line_code)
  from live.parcel_control_line c where c.parcel_code = code
$$;
comment on function live.site_hits is 'Control lines of a parcel as live.site_row holds them';

create function live.site_row_added() returns trigger language plpgsql as $$
begin
  insert into live.site_trait (key, supply_state, idle_finding, legal_state, low_efficiency, idle_floor, land_use_scheme, land_use_code,
    planned_use)
  select distinct on (k.key) k.key, f.supply_state, f.idle_finding, f.legal_state, f.low_efficiency, coalesce(f.idle_floor_m2 > 0, false),
    f.land_use_scheme, f.land_use_code, f.planned_use
  from fresh f cross join lateral (select live.site_trait_key(f.supply_state, f.idle_finding, f.legal_state, f.low_efficiency, coalesce(f.idle_floor_m2 > 0, false), f.land_use_scheme, f.land_use_code, f.planned_use)) as k (key)
  where f.site_use is not false and not exists (select from live.site_trait t where t.key = k.key)
  on conflict (key) do nothing;
  insert into live.site_row (parcel_code, hits, park_code, town, area_mu, trait, ready, road_m, secondary_road_m, arterial_road_m, express_road_m, power_m, water_m,
    sewage_m, gas_m, express_by_road_m, power_by_road_m, water_by_road_m, sewage_by_road_m, gas_by_road_m, power_spare,
    water_spare, sewage_spare, gas_spare, slope_deg, earthwork_m3_per_mu, shape, ready_count, idle_floor_m2,
    clear_height_m, building_kva, rect_1_m, rect_1_5_m, rect_2_m, rect_3_m, rect_5_m)
  select f.parcel_code, live.site_hits(f.parcel_code), f.park_code, f.town, f.area_mu, t.id, live.site_ready(f.readiness), f.road_m, f.secondary_road_m, f.arterial_road_m,
    f.express_road_m, f.power_m, f.water_m, f.sewage_m, f.gas_m, f.express_by_road_m, f.power_by_road_m,
    f.water_by_road_m, f.sewage_by_road_m, f.gas_by_road_m, f.power_spare, f.water_spare, f.sewage_spare, f.gas_spare,
    f.slope_deg, f.earthwork_m3_per_mu, f.shape, coalesce(cardinality(f.readiness), 0), f.idle_floor_m2,
    f.clear_height_m, f.building_kva, f.rect_1_m, f.rect_1_5_m, f.rect_2_m, f.rect_3_m, f.rect_5_m
  from fresh f join live.site_trait t on t.key = live.site_trait_key(f.supply_state, f.idle_finding, f.legal_state, f.low_efficiency, coalesce(f.idle_floor_m2 > 0, false), f.land_use_scheme, f.land_use_code, f.planned_use)
  where f.site_use is not false;
  return null;
end $$;
comment on function live.site_row_added is 'New parcels into the table of searches';

create function live.site_row_removed() returns trigger language plpgsql as $$
begin
  delete from live.site_row r using stale s where r.parcel_code = s.parcel_code;
  return null;
end $$;
comment on function live.site_row_removed is 'Parcels that are no more leave the table of searches';

create function live.site_row_changed() returns trigger language plpgsql as $$
begin
  insert into live.site_trait (key, supply_state, idle_finding, legal_state, low_efficiency, idle_floor, land_use_scheme, land_use_code,
    planned_use)
  select distinct on (k.key) k.key, f.supply_state, f.idle_finding, f.legal_state, f.low_efficiency, coalesce(f.idle_floor_m2 > 0, false),
    f.land_use_scheme, f.land_use_code, f.planned_use
  from fresh f cross join lateral (select live.site_trait_key(f.supply_state, f.idle_finding, f.legal_state, f.low_efficiency, coalesce(f.idle_floor_m2 > 0, false), f.land_use_scheme, f.land_use_code, f.planned_use)) as k (key)
  where f.site_use is not false and not exists (select from live.site_trait t where t.key = k.key)
  on conflict (key) do nothing;
  delete from live.site_row r using fresh f where r.parcel_code = f.parcel_code and f.site_use = false;
  -- most updates concern columns that no search reads: only rows that differ are written
  update live.site_row r
  set park_code = s.park_code, town = s.town, area_mu = s.area_mu, trait = s.trait, ready = s.ready, road_m = s.road_m,
      secondary_road_m = s.secondary_road_m, arterial_road_m = s.arterial_road_m, express_road_m = s.express_road_m,
      power_m = s.power_m, water_m = s.water_m, sewage_m = s.sewage_m, gas_m = s.gas_m, express_by_road_m =
      s.express_by_road_m, power_by_road_m = s.power_by_road_m, water_by_road_m = s.water_by_road_m, sewage_by_road_m =
      s.sewage_by_road_m, gas_by_road_m = s.gas_by_road_m, power_spare = s.power_spare, water_spare = s.water_spare,
      sewage_spare = s.sewage_spare, gas_spare = s.gas_spare, slope_deg = s.slope_deg, earthwork_m3_per_mu =
      s.earthwork_m3_per_mu, shape = s.shape, ready_count = s.ready_count, idle_floor_m2 = s.idle_floor_m2,
      clear_height_m = s.clear_height_m, building_kva = s.building_kva, rect_1_m = s.rect_1_m, rect_1_5_m =
      s.rect_1_5_m, rect_2_m = s.rect_2_m, rect_3_m = s.rect_3_m, rect_5_m = s.rect_5_m
  from (
    select f.parcel_code, f.park_code, f.town, f.area_mu, t.id as trait, live.site_ready(f.readiness) as ready, f.road_m,
      f.secondary_road_m, f.arterial_road_m, f.express_road_m, f.power_m, f.water_m, f.sewage_m, f.gas_m,
      f.express_by_road_m, f.power_by_road_m, f.water_by_road_m, f.sewage_by_road_m, f.gas_by_road_m, f.power_spare,
      f.water_spare, f.sewage_spare, f.gas_spare, f.slope_deg, f.earthwork_m3_per_mu, f.shape,
      coalesce(cardinality(f.readiness), 0) as ready_count, f.idle_floor_m2, f.clear_height_m, f.building_kva,
      f.rect_1_m, f.rect_1_5_m, f.rect_2_m, f.rect_3_m, f.rect_5_m
    from fresh f join live.site_trait t on t.key = live.site_trait_key(f.supply_state, f.idle_finding, f.legal_state, f.low_efficiency, coalesce(f.idle_floor_m2 > 0, false), f.land_use_scheme, f.land_use_code, f.planned_use)
    where f.site_use is not false) s
  where r.parcel_code = s.parcel_code
    and (r.park_code, r.town, r.area_mu, r.trait, r.ready, r.road_m, r.secondary_road_m, r.arterial_road_m,
        r.express_road_m, r.power_m, r.water_m, r.sewage_m, r.gas_m, r.express_by_road_m, r.power_by_road_m,
        r.water_by_road_m, r.sewage_by_road_m, r.gas_by_road_m, r.power_spare, r.water_spare, r.sewage_spare,
        r.gas_spare, r.slope_deg, r.earthwork_m3_per_mu, r.shape, r.ready_count, r.idle_floor_m2, r.clear_height_m,
        r.building_kva, r.rect_1_m, r.rect_1_5_m, r.rect_2_m, r.rect_3_m, r.rect_5_m)
      is distinct from (s.park_code, s.town, s.area_mu, s.trait, s.ready, s.road_m, s.secondary_road_m, s.arterial_road_m,
        s.express_road_m, s.power_m, s.water_m, s.sewage_m, s.gas_m, s.express_by_road_m, s.power_by_road_m,
        s.water_by_road_m, s.sewage_by_road_m, s.gas_by_road_m, s.power_spare, s.water_spare, s.sewage_spare,
        s.gas_spare, s.slope_deg, s.earthwork_m3_per_mu, s.shape, s.ready_count, s.idle_floor_m2, s.clear_height_m,
        s.building_kva, s.rect_1_m, s.rect_1_5_m, s.rect_2_m, s.rect_3_m, s.rect_5_m);
  insert into live.site_row (parcel_code, hits, park_code, town, area_mu, trait, ready, road_m, secondary_road_m, arterial_road_m, express_road_m, power_m, water_m,
    sewage_m, gas_m, express_by_road_m, power_by_road_m, water_by_road_m, sewage_by_road_m, gas_by_road_m, power_spare,
    water_spare, sewage_spare, gas_spare, slope_deg, earthwork_m3_per_mu, shape, ready_count, idle_floor_m2,
    clear_height_m, building_kva, rect_1_m, rect_1_5_m, rect_2_m, rect_3_m, rect_5_m)
  select f.parcel_code, live.site_hits(f.parcel_code), f.park_code, f.town, f.area_mu, t.id, live.site_ready(f.readiness), f.road_m, f.secondary_road_m, f.arterial_road_m,
    f.express_road_m, f.power_m, f.water_m, f.sewage_m, f.gas_m, f.express_by_road_m, f.power_by_road_m,
    f.water_by_road_m, f.sewage_by_road_m, f.gas_by_road_m, f.power_spare, f.water_spare, f.sewage_spare, f.gas_spare,
    f.slope_deg, f.earthwork_m3_per_mu, f.shape, coalesce(cardinality(f.readiness), 0), f.idle_floor_m2,
    f.clear_height_m, f.building_kva, f.rect_1_m, f.rect_1_5_m, f.rect_2_m, f.rect_3_m, f.rect_5_m
  from fresh f join live.site_trait t on t.key = live.site_trait_key(f.supply_state, f.idle_finding, f.legal_state, f.low_efficiency, coalesce(f.idle_floor_m2 > 0, false), f.land_use_scheme, f.land_use_code, f.planned_use)
  where f.site_use is not false and not exists (select from live.site_row r where r.parcel_code = f.parcel_code);
  return null;
end $$;
comment on function live.site_row_changed is 'Changed parcels into the table of searches; a parcel''s code never changes';

create function live.site_row_emptied() returns trigger language plpgsql as $$
begin
  -- emptied together with its source it is empty already, and in use by that statement
  if exists (select from live.site_row) then
    truncate live.site_row;
  end if;
  return null;
end $$;
comment on function live.site_row_emptied is 'The table of searches is emptied with its source';

create trigger site_added after insert on live.parcel referencing new table as fresh
  for each statement execute function live.site_row_added();
create trigger site_removed after delete on live.parcel referencing old table as stale
  for each statement execute function live.site_row_removed();
create trigger site_changed after update on live.parcel referencing new table as fresh
  for each statement execute function live.site_row_changed();
create trigger site_emptied after truncate on live.parcel
  for each statement execute function live.site_row_emptied();

create function live.site_hits_added() returns trigger language plpgsql as $$
begin
  update live.site_row r set hits = live.site_hits(r.parcel_code)
  from (select distinct parcel_code from fresh) f where r.parcel_code = f.parcel_code;
  return null;
end $$;
comment on function live.site_hits_added is 'New shares of control lines into the table of searches';

create function live.site_hits_removed() returns trigger language plpgsql as $$
begin
  update live.site_row r set hits = live.site_hits(r.parcel_code)
  from (select distinct parcel_code from stale) s where r.parcel_code = s.parcel_code;
  return null;
end $$;
comment on function live.site_hits_removed is 'Shares of control lines that are no more leave the table of searches';

create function live.site_hits_emptied() returns trigger language plpgsql as $$
begin
  update live.site_row set hits = null where hits is not null;
  return null;
end $$;
comment on function live.site_hits_emptied is 'No control lines, no shares';

create trigger site_hits_added after insert on live.parcel_control_line referencing new table as fresh
  for each statement execute function live.site_hits_added();
create trigger site_hits_changed after update on live.parcel_control_line referencing new table as fresh
  for each statement execute function live.site_hits_added();
create trigger site_hits_removed after delete on live.parcel_control_line referencing old table as stale
  for each statement execute function live.site_hits_removed();
create trigger site_hits_emptied after truncate on live.parcel_control_line
  for each statement execute function live.site_hits_emptied();

-- What stands already.
insert into live.site_trait (key, supply_state, idle_finding, legal_state, low_efficiency, idle_floor, land_use_scheme, land_use_code,
  planned_use)
select k.key, d.*
from (
  select distinct supply_state, idle_finding, legal_state, low_efficiency, coalesce(idle_floor_m2 > 0, false) as idle_floor,
    land_use_scheme, land_use_code, planned_use
  from live.parcel where site_use is not false) d
cross join lateral (select live.site_trait_key(d.supply_state, d.idle_finding, d.legal_state, d.low_efficiency, d.idle_floor,
  d.land_use_scheme, d.land_use_code, d.planned_use)) as k (key)
where not exists (select from live.site_trait t where t.key = k.key)
on conflict (key) do nothing;
insert into live.site_row (parcel_code, hits, park_code, town, area_mu, trait, ready, road_m, secondary_road_m, arterial_road_m, express_road_m, power_m, water_m,
    sewage_m, gas_m, express_by_road_m, power_by_road_m, water_by_road_m, sewage_by_road_m, gas_by_road_m, power_spare,
    water_spare, sewage_spare, gas_spare, slope_deg, earthwork_m3_per_mu, shape, ready_count, idle_floor_m2,
    clear_height_m, building_kva, rect_1_m, rect_1_5_m, rect_2_m, rect_3_m, rect_5_m)
  select f.parcel_code, live.site_hits(f.parcel_code), f.park_code, f.town, f.area_mu, t.id, live.site_ready(f.readiness), f.road_m, f.secondary_road_m, f.arterial_road_m,
    f.express_road_m, f.power_m, f.water_m, f.sewage_m, f.gas_m, f.express_by_road_m, f.power_by_road_m,
    f.water_by_road_m, f.sewage_by_road_m, f.gas_by_road_m, f.power_spare, f.water_spare, f.sewage_spare, f.gas_spare,
    f.slope_deg, f.earthwork_m3_per_mu, f.shape, coalesce(cardinality(f.readiness), 0), f.idle_floor_m2,
    f.clear_height_m, f.building_kva, f.rect_1_m, f.rect_1_5_m, f.rect_2_m, f.rect_3_m, f.rect_5_m
  from live.parcel f join live.site_trait t on t.key = live.site_trait_key(f.supply_state, f.idle_finding, f.legal_state, f.low_efficiency, coalesce(f.idle_floor_m2 > 0, false), f.land_use_scheme, f.land_use_code, f.planned_use)
  where f.site_use is not false;

-- Heights are measured anew for what is new of them.
delete from live.setting where name = 'terrain_file';
-- A county that stands already is measured once for the new columns; an empty one has nothing to measure.
insert into live.setting (name, value) select 'site_measures', '2' where not exists (select from live.parcel);
