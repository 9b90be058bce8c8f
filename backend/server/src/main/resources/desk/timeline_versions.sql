-- purpose: all versions of parcels as known at an instant; which one holds on a day is asked afterwards
-- in: :codes parcel codes, :knownAt instant; runs under the caller's scope
-- out: row_key, version_id, data_from (the earliest of all where none is given), ended, supply_state,
--      area_mu (registered, else ellipsoidal; mu, 4 decimals)
select v.row_key, v.version_id, case when v.data_from = '-infinity' then date '0001-01-01' else v.data_from end as data_from,
       v.ended, v.supply_state,
       round(coalesce(nullif(v.registered_area_m2, 0), v.area_ellipsoid_m2::numeric, st_area(v.geom::geography)::numeric) * 0.0015, 4)
         as area_mu
from ledger.parcel v
where v.row_key = any(:codes) and v.recorded_at <= :knownAt and v.superseded_at > :knownAt
