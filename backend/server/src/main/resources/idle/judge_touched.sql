-- purpose: the next chunk of parcels that a commit touched
-- in: touched_parcel (parcel_code), :after parcel code, :limit rows
-- out: parcel_code, park_code, town, area_mu (mu, 4 decimals)
select p.parcel_code, p.park_code, p.town, round(p.area_mu::numeric, 4) as area_mu
from touched_parcel t join live.parcel p using (parcel_code)
where t.parcel_code > :after
order by t.parcel_code
limit :limit
