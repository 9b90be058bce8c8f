-- purpose: the sums over today's parcels
-- in: :park, :town, :codes null or what to keep; runs under the caller's scope
-- out: parcels, area_mu (mu, the sum of the rows as listed)
with recursive below as (
  select cast(:park as text) as park_code
  union
  select p.park_code from live.park p join below on p.parent_park_code = below.park_code
)
select count(*) as parcels, coalesce(sum(round(p.area_mu::numeric, 4)), 0) as area_mu
from live.parcel p
where (cast(:park as text) is null or p.park_code in (select b.park_code from below b))
  and (cast(:town as text) is null or p.town = :town)
  and (cast(:codes as text[]) is null or p.parcel_code = any(cast(:codes as text[])))
