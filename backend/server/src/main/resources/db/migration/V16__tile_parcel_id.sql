-- Features of which a tile keeps almost nothing are fetched a second time by their id (ParcelTiles): without this index that
-- read the whole table, half a second per tile of a county of a million parcels. The nightly rewrite copies it ("including all").
create index tile_parcel_id on live.tile_parcel (id);
