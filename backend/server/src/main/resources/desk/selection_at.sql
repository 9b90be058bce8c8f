-- purpose: the parcels of a day, as known at an instant, that share land with a drawn shape
-- in: :shape polygon (EPSG:4490, hex EWKB); :asOf day, :knownAt instant; :run the stored per-mu run of those times; :limit rows;
--     runs under the caller's scope
-- out: as selection_rows.sql, without holder and verdict
with touched as materialized (
  select distinct v.row_key from ledger.parcel v where v.geom && cast(:shape as geometry)
), valid as materialized (
  select distinct on (v.row_key) v.*
  from ledger.parcel v join touched t on t.row_key = v.row_key
  where v.recorded_at <= :knownAt and v.superseded_at > :knownAt
  order by v.row_key, (v.data_from <= :asOf) desc,
           case when v.data_from <= :asOf then v.data_from end desc nulls last, v.ended, v.data_from
), money as (
  select s.parcel_code, sum(s.tax_fen) / 1000000.0 as tax_wan, sum(s.output_fen) / 1000000.0 as output_wan,
         nullif(sum(s.net_land_m2), 0) * 0.0015 as used_mu
  from live.per_mu_run_share s where s.run_id = :run group by s.parcel_code
)
select v.row_key as parcel_code, v.name, v.park_code, v.town, v.land_use_code, v.supply_state,
       round(coalesce(nullif(v.registered_area_m2, 0), v.area_ellipsoid_m2::numeric, st_area(v.geom::geography)::numeric) * 0.0015, 4)
         as area_mu,
       round(m.tax_wan, 6) as tax_wan, round(m.output_wan, 6) as output_wan, round(m.tax_wan / m.used_mu, 6) as tax_wan_per_mu,
       round(m.output_wan / m.used_mu, 6) as output_wan_per_mu, st_x(c.point) as lon, st_y(c.point) as lat
from valid v
left join money m on m.parcel_code = v.row_key
cross join lateral (select st_pointonsurface(v.geom) as point) c
where not v.ended and st_intersects(v.geom, cast(:shape as geometry)) and not st_touches(v.geom, cast(:shape as geometry))
order by v.row_key
limit :limit
