-- Tile tables (decision 0007): what a tile draws and nothing else, in narrow rows along the Hilbert curve, so that a tile reads
-- few pages and joins nothing. Wholly derived. Triggers keep them in the transaction that changes their source, whoever
-- writes it: a commit, a roll-back, or the judging of a new day, which tells nobody.
create table live.tile_parcel (
  id bigint not null,
  parcel_code text primary key,
  name text,
  park_code text,
  town text,
  area_mu double precision not null,
  land_use_code text,
  supply_state text,
  idle_finding text,
  legal_state text,
  tax_wan_per_mu double precision,
  output_wan_per_mu double precision,
  net_idle_days integer,
  holder_name text,
  low_efficiency boolean not null,
  geom_3857 geometry(MultiPolygon, 3857) not null
);
create index tile_parcel_geom_3857 on live.tile_parcel using gist (geom_3857);
comment on table live.tile_parcel is 'Parcels as tiles draw them; tax and output per mu of the newest closed year';
select access.scope_by_land('live.tile_parcel', 'park_code', 'town');

create view live.tile_parcel_source as
select p.id, p.parcel_code, p.name, p.park_code, p.town, p.area_mu, p.land_use_code, p.supply_state, p.idle_finding, p.legal_state,
       y.tax_wan_per_mu, y.output_wan_per_mu, p.net_idle_days, p.holder_name, p.low_efficiency, p.geom_3857
from live.parcel p
left join live.parcel_per_mu y
  on y.parcel_code = p.parcel_code and y.year = (select s.value::integer from live.setting s where s.name = 'closed_year');
comment on view live.tile_parcel_source is 'What live.tile_parcel must hold';

insert into live.tile_parcel select * from live.tile_parcel_source order by geom_3857;

create function live.tile_parcel_added() returns trigger language plpgsql as $$
begin
  insert into live.tile_parcel
  select s.* from fresh f join live.tile_parcel_source s on s.parcel_code = f.parcel_code order by s.geom_3857;
  return null;
end $$;
comment on function live.tile_parcel_added is 'New parcels into the tile table, in Hilbert order';

create function live.tile_parcel_removed() returns trigger language plpgsql as $$
begin
  delete from live.tile_parcel t using stale s where t.parcel_code = s.parcel_code;
  return null;
end $$;
comment on function live.tile_parcel_removed is 'Parcels that are no more leave the tile table';

create function live.tile_parcel_changed() returns trigger language plpgsql as $$
begin
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
comment on function live.tile_parcel_changed is 'Changed parcels into the tile table; a parcel''s code never changes';

create function live.tile_parcel_emptied() returns trigger language plpgsql as $$
begin
  truncate live.tile_parcel;
  return null;
end $$;
comment on function live.tile_parcel_emptied is 'The tile table is emptied with its source';

create trigger tile_added after insert on live.parcel referencing new table as fresh
  for each statement execute function live.tile_parcel_added();
create trigger tile_removed after delete on live.parcel referencing old table as stale
  for each statement execute function live.tile_parcel_removed();
create trigger tile_changed after update on live.parcel referencing new table as fresh
  for each statement execute function live.tile_parcel_changed();
create trigger tile_emptied after truncate on live.parcel
  for each statement execute function live.tile_parcel_emptied();

-- Per-mu figures are judged a year at a time, deleted and written again, and the closed year likewise: a note is left and the
-- tile table is settled once, when the transaction commits.
create table live.tile_due (
  layer text primary key
);
comment on table live.tile_due is 'Notes within a transaction: tile tables to be settled at its commit; empty in between';

create function live.tile_parcel_due() returns trigger language plpgsql as $$
begin
  insert into live.tile_due values ('parcel') on conflict do nothing;
  return null;
end $$;
comment on function live.tile_parcel_due is 'Leaves the note that per-mu figures of the tile table are to be settled';

create function live.tile_parcel_settle() returns trigger language plpgsql as $$
begin
  update live.tile_parcel t
  set tax_wan_per_mu = s.tax_wan_per_mu, output_wan_per_mu = s.output_wan_per_mu
  from (
    select p.parcel_code, y.tax_wan_per_mu, y.output_wan_per_mu
    from live.tile_parcel p
    left join live.parcel_per_mu y
      on y.parcel_code = p.parcel_code and y.year = (select v.value::integer from live.setting v where v.name = 'closed_year')
  ) s
  where s.parcel_code = t.parcel_code
    and (s.tax_wan_per_mu, s.output_wan_per_mu) is distinct from (t.tax_wan_per_mu, t.output_wan_per_mu);
  delete from live.tile_due where layer = 'parcel';
  return null;
end $$;
comment on function live.tile_parcel_settle is 'Brings the per-mu figures of the tile table up to date';

create trigger tile_due after insert or update or delete or truncate on live.parcel_per_mu
  for each statement execute function live.tile_parcel_due();
create trigger tile_due_added after insert on live.setting
  for each row when (new.name = 'closed_year') execute function live.tile_parcel_due();
create trigger tile_due_changed after update on live.setting
  for each row when (new.name = 'closed_year') execute function live.tile_parcel_due();
create trigger tile_due_removed after delete on live.setting
  for each row when (old.name = 'closed_year') execute function live.tile_parcel_due();
create constraint trigger tile_settle after insert on live.tile_due deferrable initially deferred
  for each row execute function live.tile_parcel_settle();

-- Commits append their rows where there is room; once a night the table is written anew along the curve and swapped.
create function live.recluster_tile_parcel() returns void language plpgsql as $$
begin
  create table live.tile_parcel_next (like live.tile_parcel including all);
  insert into live.tile_parcel_next select * from live.tile_parcel order by geom_3857;
  perform access.scope_by_land('live.tile_parcel_next', 'park_code', 'town');
  analyze live.tile_parcel_next;
  -- readers are let finish, but a long one must not make all others queue behind us
  set local lock_timeout = '3s';
  drop table live.tile_parcel;
  alter table live.tile_parcel_next rename to tile_parcel;
  comment on table live.tile_parcel is 'Parcels as tiles draw them; tax and output per mu of the newest closed year';
end $$;
comment on function live.recluster_tile_parcel is 'Writes the tile table anew in Hilbert order; the caller holds the turn to commit';
