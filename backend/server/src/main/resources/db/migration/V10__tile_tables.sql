-- Tile tables (decision 0007): what a tile draws and nothing else, narrow rows in the order of the Hilbert curve, so that a
-- tile reads few pages and joins nothing. Wholly derived; the values are those of published.parcels.
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
