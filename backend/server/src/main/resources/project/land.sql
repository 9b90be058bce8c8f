-- purpose: land of a project and how it stands today, in the caller's scope
-- in: :codes parcel codes
-- columns: area_mu (mu), net_idle_days (days)
select p.parcel_code, p.name, p.park_code, p.town, p.area_mu, p.supply_state, p.idle_finding, p.idle_route, p.legal_state,
       p.net_idle_days, p.judged_on
from live.parcel p
where p.parcel_code = any(:codes)
