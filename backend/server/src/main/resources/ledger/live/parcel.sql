-- purpose: parcels valid on the day. area_m2: registered, else ellipsoidal; shape: how much of its smallest rectangle it fills, 0 to 1
-- in: touched (row_key), :today
delete from live.parcel l using touched t where l.parcel_code = t.row_key;

insert into live.parcel (parcel_code, id, name, park_code, town, land_use_scheme, land_use_code, planned_use, registered_area_m2, area_m2, area_mu, area_ellipsoid_m2, area_zone_plane_m2, zone_epsg, supply_state, right_nature, term_end_on, plot_ratio, real_estate_unit_no, readiness, predecessors, shape, version_id, batch_id, geom, geom_3857)
select parcel_code, live.feature_id('parcel', parcel_code), name, park_code, town, land_use_scheme, land_use_code, planned_use, registered_area_m2, m.area_m2, m.area_m2 * 0.0015, area_ellipsoid_m2, area_zone_plane_m2, zone_epsg, supply_state, right_nature, term_end_on, plot_ratio, real_estate_unit_no, readiness, predecessors, least(1, st_area(w.geom_3857) / nullif(st_area(st_orientedenvelope(w.geom_3857)), 0)), version_id, batch_id, geom, w.geom_3857
from (
  select distinct on (v.row_key) v.*
  from ledger.parcel v join touched t using (row_key)
  where v.superseded_at = 'infinity'
  order by v.row_key, (v.data_from <= :today) desc,
           case when v.data_from <= :today then v.data_from end desc nulls last, v.ended, v.data_from
) v
cross join lateral (select coalesce(nullif(v.registered_area_m2, 0)::float8, v.area_ellipsoid_m2, st_area(v.geom::geography)) as area_m2) m
-- once, not for each use
cross join lateral (select st_transform(v.geom, 3857) as geom_3857 offset 0) w
where not v.ended;
