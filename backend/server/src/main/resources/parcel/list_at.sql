-- purpose: a page of the parcels of a day, as known at an instant, with the sums over all pages in every row
-- in: :asOf day, :knownAt instant; :park, :town, :text null or what to keep; :after parcel code; :limit rows;
--     runs under the caller's scope
-- out: as ParcelRow without verdict and tax; parcels, total_mu over all pages
with recursive below as (
  select cast(:park as text) as park_code
  union
  select p.park_code from live.park p join below on p.parent_park_code = below.park_code
), valid as materialized (
  select distinct on (v.row_key) v.row_key, v.version_id, v.name, v.park_code, v.town, v.land_use_code, v.supply_state, v.ended, v.data_from,
         round(coalesce(nullif(v.registered_area_m2, 0), v.area_ellipsoid_m2::numeric, st_area(v.geom::geography)::numeric) * 0.0015, 4)
           as area_mu
  from ledger.parcel v
  where v.recorded_at <= :knownAt and v.superseded_at > :knownAt
  order by v.row_key, (v.data_from <= :asOf) desc,
           case when v.data_from <= :asOf then v.data_from end desc nulls last, v.ended, v.data_from
), wanted as materialized (
  select * from valid v
  where not v.ended
    and (cast(:park as text) is null or v.park_code in (select b.park_code from below b))
    and (cast(:town as text) is null or v.town = :town)
    and (cast(:text as text) is null
      or strpos(live.search_text(v.row_key), live.search_text(:text)) > 0
      or strpos(live.search_text(v.name), live.search_text(:text)) > 0)
), page as (
  select * from wanted where row_key > :after order by row_key limit :limit
)
select w.row_key as parcel_code, w.name, w.park_code, w.town, w.area_mu, w.land_use_code, w.supply_state,
       cast(null as text) as idle_finding, cast(null as numeric) as tax_wan_per_mu,
       st_x(c.point) as lon, st_y(c.point) as lat, s.parcels, s.total_mu
from (select count(*) as parcels, coalesce(sum(area_mu), 0) as total_mu from wanted) s
left join (page w
  join ledger.parcel g on g.row_key = w.row_key and g.version_id = w.version_id
  cross join lateral (select st_pointonsurface(g.geom) as point) c) on true
order by w.row_key
