-- purpose: name and place of parcels on a day, as known at an instant
-- in: :codes parcel codes, :asOf day, :knownAt instant; runs under the caller's scope
-- out: parcel_code, name, lon, lat (EPSG:4490)
select f.row_key as parcel_code, f.name, st_x(c.point) as lon, st_y(c.point) as lat
from (
  select distinct on (v.row_key) v.row_key, v.name, v.geom
  from ledger.parcel v
  where v.row_key = any(:codes) and v.recorded_at <= :knownAt and v.superseded_at > :knownAt
  order by v.row_key, (v.data_from <= :asOf) desc,
           case when v.data_from <= :asOf then v.data_from end desc nulls last, v.ended, v.data_from
) f
cross join lateral (select st_pointonsurface(f.geom) as point) c
