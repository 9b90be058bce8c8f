-- purpose: the next chunk of parcels that were there on a day and had a contract by then, as known at an instant
-- in: :asOf day, :knownAt instant, :after parcel code, :limit rows; runs under the caller's scope
-- out: parcel_code, park_code, town, area_mu (registered, else ellipsoidal; mu, 4 decimals)
select f.row_key as parcel_code, f.park_code, f.town, round(f.area_m2 * 0.0015, 4) as area_mu
from (
  select distinct on (v.row_key) v.row_key, v.park_code, v.town, v.ended, v.data_from,
         coalesce(nullif(v.registered_area_m2, 0), v.area_ellipsoid_m2::numeric, st_area(v.geom::geography)::numeric) as area_m2
  from ledger.parcel v
  where v.row_key > :after and v.recorded_at <= :knownAt and v.superseded_at > :knownAt
    and v.row_key in (
      select c.parcel_code from ledger.grant_contract c
      where c.recorded_at <= :knownAt and c.superseded_at > :knownAt and c.signed_on <= :asOf)
  order by v.row_key, (v.data_from <= :asOf) desc,
           case when v.data_from <= :asOf then v.data_from end desc nulls last, v.ended, v.data_from
) f
where not f.ended
order by f.row_key
limit :limit
