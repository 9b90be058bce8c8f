-- A parcel's shape and drawn attributes in one piece (decision 0007), so that a tile asks for one value, all its pieces one after the
-- other, instead of sixteen columns of each row: sending, splitting and decoding columns was half of what a tile cost, on both sides.
-- A generated column cannot differ from its row.
--
-- The piece: id as int8; the shape as int4 length and TWKB, to a tenth of a millimetre; the attributes in the order of the columns, a text as int4 length (-1 = none)
-- and UTF-8, a double as float8 (NaN = none), a whole number as int4 (-2147483648 = none), a flag as one byte. Most significant byte
-- first.
create function live.packed(value text) returns bytea language sql immutable parallel safe as $$
  select case when value is null then '\xffffffff'::bytea else int4send(octet_length(value)) || convert_to(value, 'UTF8') end $$;
comment on function live.packed(text) is 'A text within live.tile_parcel.feature';

create function live.packed(value double precision) returns bytea language sql immutable parallel safe as $$
  select float8send(coalesce(value, 'NaN')) $$;
comment on function live.packed(double precision) is 'A number within live.tile_parcel.feature';

create function live.packed(value geometry) returns bytea language sql immutable parallel safe as $$
  select int4send(octet_length(shape)) || shape from (select st_astwkb(value, 4)) as packed (shape) $$;
comment on function live.packed(geometry) is 'A shape within live.tile_parcel.feature';

alter table live.tile_parcel add column feature bytea not null generated always as (
  int8send(id) || live.packed(geom_3857) || live.packed(parcel_code) || live.packed(name) || live.packed(park_code) || live.packed(town) || live.packed(area_mu)
  || live.packed(land_use_code) || live.packed(supply_state) || live.packed(idle_finding) || live.packed(legal_state)
  || live.packed(tax_wan_per_mu) || live.packed(output_wan_per_mu) || int4send(coalesce(net_idle_days, -2147483648))
  || live.packed(holder_name) || boolsend(low_efficiency)) stored;
comment on column live.tile_parcel.feature is 'The row in one piece, as the tile encoder reads it; see migration V90';

create or replace function live.recluster_tile_parcel() returns void language plpgsql as $$
begin
  create table live.tile_parcel_next (like live.tile_parcel including all);
  insert into live.tile_parcel_next
  select id, parcel_code, name, park_code, town, area_mu, land_use_code, supply_state, idle_finding, legal_state, tax_wan_per_mu,
         output_wan_per_mu, net_idle_days, holder_name, low_efficiency, geom_3857
  from live.tile_parcel order by geom_3857;
  perform access.scope_by_land('live.tile_parcel_next', 'park_code', 'town');
  analyze live.tile_parcel_next;
  -- readers are let finish, but a long one must not make all others queue behind us
  set local lock_timeout = '3s';
  drop table live.tile_parcel;
  alter table live.tile_parcel_next rename to tile_parcel;
  comment on table live.tile_parcel is 'Parcels as tiles draw them; tax and output per mu of the newest closed year';
end $$;
