-- purpose: the parcels of sites to be compared, in the caller's scope
-- in: :codes parcel codes
-- columns: distances m, slope_deg degrees, earthwork m3 per mu, idle floor m2, spare power in the unit of its file; geom as WKB (EPSG:4490)
select p.parcel_code, p.name, p.park_code, p.town, round(p.area_mu::numeric, 4) as area_mu, p.supply_state, p.idle_finding, p.legal_state,
       p.low_efficiency, p.holder_name, p.planned_use, p.land_use_code, p.road_m, p.arterial_road_m, p.express_by_road_m, p.power_m,
       p.water_m, p.sewage_m, p.gas_m, p.power_spare, p.slope_deg, p.earthwork_m3_per_mu, p.idle_floor_m2, p.readiness, st_asbinary(p.geom) as geom
from live.parcel p where p.parcel_code = any(:codes)
