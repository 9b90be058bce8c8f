-- purpose: buildings that stand empty, wholly or for the greater part, the largest empty floor first
-- in: :asOf day; :park park code or empty; runs under the caller's scope
-- columns: floor_area_m2, empty_m2 (m2), idle_since_on, lon, lat (EPSG:4490)
select v.building_code, v.parcel_code, p.name as parcel_name, p.park_code, p.town, p.holder_name, v.floor_area_m2, v.storeys,
       v.clear_height_m, v.power_kva, v.idle_since_on,
       case when v.idle_since_on is not null then v.floor_area_m2 else v.floor_area_m2 - v.used_m2 end as empty_m2,
       p.low_efficiency, p.legal_state, st_x(st_pointonsurface(p.geom)) as lon, st_y(st_pointonsurface(p.geom)) as lat
from ledger.building v join live.parcel p on p.parcel_code = v.parcel_code
where v.superseded_at = 'infinity' and not v.ended and v.floor_area_m2 > 0
  and (v.idle_since_on <= :asOf or v.floor_area_m2 - v.used_m2 >= v.floor_area_m2 * 0.5)
  and (:park = '' or p.park_code = :park)
order by empty_m2 desc, v.building_code
