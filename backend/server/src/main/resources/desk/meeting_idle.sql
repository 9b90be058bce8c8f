-- purpose: parcels suspected of lying idle, for the meeting room; runs under the caller's scope
-- columns: parcel_code, name, town, area_mu (mu), net_idle_days
select c.parcel_code, c.name, coalesce(c.town, '') as town, c.area_mu, c.net_idle_days
from published.idle_candidates c
where c.idle_finding in ('SUSPECTED_NOT_STARTED', 'SUSPECTED_STOPPED')
order by c.area_mu desc nulls last, c.parcel_code
