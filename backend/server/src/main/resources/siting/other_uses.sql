-- purpose: parcels that a search leaves out because their use is neither industry nor storage, by code, one page
-- in: :after parcel code of the last row seen; :limit rows
select parcel_code, coalesce(planned_use, land_use_code) as land_use
from live.parcel
where site_use = false and parcel_code > :after
order by parcel_code
limit :limit
