-- purpose: the next chunk of all parcels
-- in: :after parcel code, :limit rows
-- out: parcel_code, park_code, town, area_mu (mu, 4 decimals)
select p.parcel_code, p.park_code, p.town, round(p.area_mu::numeric, 4) as area_mu
from live.parcel p
where p.parcel_code > :after
order by p.parcel_code
limit :limit
