-- purpose: writes one block of a simplified level.
-- parameters: in the order of the columns; area_mu and suspected_mu (mu), per-mu figures (wan per mu), shape last (WKB, EPSG:3857).
-- columns: none.
insert into live.lod_parcel (z, id, parcel_code, park_code, town, parcels, area_mu, suspected, suspected_mu, land_use_code,
  supply_state, idle_finding, legal_state, low_efficiency, tax_wan_per_mu, output_wan_per_mu, geom_3857)
values (?, ?, ?, nullif(?, ''), nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, st_multi(st_geomfromwkb(?, 3857)))
