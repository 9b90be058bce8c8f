-- purpose: parcels as they were on a day, as known at an instant, with their shapes, for a printed map
-- in: :asOf day, :knownAt instant; :west :south :east :north box in degrees; :codes null or the parcels wanted; :limit rows;
--     runs under the caller's scope
-- out: parcel_code, name, park_code, town, land_use_code, supply_state, area_mu (registered, else ellipsoidal; mu, 4 decimals),
--      geom (EPSG:4490)
select f.row_key as parcel_code, f.name, f.park_code, f.town, f.land_use_code, f.supply_state,
       round(coalesce(nullif(f.registered_area_m2, 0), f.area_ellipsoid_m2::numeric, st_area(f.geom::geography)::numeric) * 0.0015, 4)
         as area_mu,
       f.geom
from (
  select distinct on (v.row_key) v.*
  from ledger.parcel v
  where v.recorded_at <= :knownAt and v.superseded_at > :knownAt
    and (cast(:codes as text[]) is null or v.row_key = any(:codes))
    -- the index on the shape first; which version holds on the day is asked afterwards
    and v.row_key in (
      select w.row_key from ledger.parcel w where w.geom && st_makeenvelope(:west, :south, :east, :north, 4490))
  order by v.row_key, (v.data_from <= :asOf) desc,
           case when v.data_from <= :asOf then v.data_from end desc nulls last, v.ended, v.data_from
) f
where not f.ended and f.geom && st_makeenvelope(:west, :south, :east, :north, 4490)
order by f.row_key
limit :limit
