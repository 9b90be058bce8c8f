-- purpose: a page of today's parcels by code, with the sums over all pages
-- in: :park, :town, :codes null or what to keep; :after parcel code; :limit rows; :year of the tax; runs under the caller's scope
-- out: as ParcelRow (area_mu mu, tax_wan_per_mu wan/mu, lon lat EPSG:4490)
with recursive below as (
  select cast(:park as text) as park_code
  union
  select p.park_code from live.park p join below on p.parent_park_code = below.park_code
), page as (
  select p.parcel_code, p.name, p.park_code, p.town, p.area_mu, p.land_use_code, p.supply_state, p.idle_finding, p.geom
  from live.parcel p
  where p.parcel_code > :after
    and (cast(:park as text) is null or p.park_code in (select b.park_code from below b))
    and (cast(:town as text) is null or p.town = :town)
    and (cast(:codes as text[]) is null or p.parcel_code = any(cast(:codes as text[])))
  order by p.parcel_code
  limit :limit
)
select p.parcel_code, p.name, p.park_code, p.town, round(p.area_mu::numeric, 4) as area_mu, p.land_use_code, p.supply_state,
       p.idle_finding, round(m.tax_wan_per_mu::numeric, 6) as tax_wan_per_mu, st_x(c.point) as lon, st_y(c.point) as lat
from page p
cross join lateral (select st_pointonsurface(p.geom) as point) c
left join live.parcel_per_mu m on m.parcel_code = p.parcel_code and m.year = :year
order by p.parcel_code
