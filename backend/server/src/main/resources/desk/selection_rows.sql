-- purpose: a page of today's parcels that share land with a drawn shape, in an order
-- in: the value they are ordered by and the direction, put in as text (%1$s of p and y, %2$s asc or desc, %3$s > or <); :shape polygon
--     (EPSG:4490, hex EWKB), :rectangle whether it is its own box; :year of the money; :after code of the last row seen, :limit rows;
--     runs under the caller's scope (the box comparison is what the index serves)
-- out: parcel_code, name, park_code, town, holder_name, land_use_code, supply_state, idle_finding, legal_state, area_mu (mu),
--     tax_wan output_wan (10,000 yuan, null without return), tax_wan_per_mu output_wan_per_mu (10,000 yuan per mu of land in use),
--     lon lat (EPSG:4490)
-- Only the value is read of all parcels, the rest of the page's alone. As a "case", the test of the shape keeps the planner from
-- believing that next to nothing passes it.
with valued as (
  select p.parcel_code, %1$s as value
  from live.parcel p
  left join live.parcel_per_mu y on y.parcel_code = p.parcel_code and y.year = :year
  where p.geom && cast(:shape as geometry)
    and case when :rectangle and p.geom @ cast(:shape as geometry) then true
          else st_intersects(p.geom, cast(:shape as geometry)) and not st_touches(p.geom, cast(:shape as geometry)) end
), seen as (
  select p.parcel_code, %1$s as value
  from live.parcel p
  left join live.parcel_per_mu y on y.parcel_code = p.parcel_code and y.year = :year
  where p.parcel_code = :after
), page as (
  select v.parcel_code, v.value
  from valued v left join seen s on true
  where s.parcel_code is null or v.value is null and s.value is not null or v.value %3$s s.value
    or v.value is not distinct from s.value and v.parcel_code > s.parcel_code
  order by v.value %2$s nulls last, v.parcel_code
  limit :limit
)
select g.*, st_x(g.point) as lon, st_y(g.point) as lat
from (
  select p.parcel_code, p.name, p.park_code, p.town, p.holder_name, p.land_use_code, p.supply_state, p.idle_finding, p.legal_state,
         round(p.area_mu::numeric, 4) as area_mu, round(y.tax_wan::numeric, 6) as tax_wan,
         round(y.output_wan::numeric, 6) as output_wan, round(y.tax_wan_per_mu::numeric, 6) as tax_wan_per_mu,
         round(y.output_wan_per_mu::numeric, 6) as output_wan_per_mu, st_pointonsurface(p.geom) as point, v.value
  from page v
  join live.parcel p on p.parcel_code = v.parcel_code
  left join live.parcel_per_mu y on y.parcel_code = p.parcel_code and y.year = :year
) g
order by g.value %2$s nulls last, g.parcel_code
