-- purpose: the sums over today's parcels that share land with a drawn shape, by what they are
-- in: :shape polygon (EPSG:4490, hex EWKB), :rectangle whether it is its own box; :year of the money; runs under the caller's scope
-- out: idle_finding, legal_state, supply_state, land_use_code, parcels, with_returns (parcels), area_mu (mu), tax_wan, output_wan
--     (10,000 yuan, the sums of the rows as listed)
-- The test of the shape is a "case" for the reason told in selection_rows.sql.
with chosen as (
  select p.parcel_code, p.idle_finding, p.legal_state, p.supply_state, p.land_use_code, round(p.area_mu::numeric, 4) as area_mu
  from live.parcel p
  where p.geom && cast(:shape as geometry)
    and case when :rectangle and p.geom @ cast(:shape as geometry) then true
          else st_intersects(p.geom, cast(:shape as geometry)) and not st_touches(p.geom, cast(:shape as geometry)) end
)
select c.idle_finding, c.legal_state, c.supply_state, c.land_use_code, count(*) as parcels, count(y.parcel_code) as with_returns,
       sum(c.area_mu) as area_mu, coalesce(sum(round(y.tax_wan::numeric, 6)), 0) as tax_wan,
       coalesce(sum(round(y.output_wan::numeric, 6)), 0) as output_wan
from chosen c
left join live.parcel_per_mu y on y.parcel_code = c.parcel_code and y.year = :year
group by 1, 2, 3, 4
