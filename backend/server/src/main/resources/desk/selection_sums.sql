-- purpose: the sums over today's parcels that share land with a drawn shape, by what they are
-- in: :shape polygon (EPSG:4490, hex EWKB), :rectangle whether it is its own box; :year of the money; runs under the caller's scope
-- out: idle_finding, legal_state, supply_state, land_use_code, parcels, with_returns (parcels), area_mu (mu), tax_wan, output_wan
--     (10,000 yuan, the sums of the rows as listed)
select p.idle_finding, p.legal_state, p.supply_state, p.land_use_code, count(*) as parcels, count(y.parcel_code) as with_returns,
       sum(round(p.area_mu::numeric, 4)) as area_mu, coalesce(sum(round(y.tax_wan::numeric, 6)), 0) as tax_wan,
       coalesce(sum(round(y.output_wan::numeric, 6)), 0) as output_wan
from live.parcel p
left join live.parcel_per_mu y on y.parcel_code = p.parcel_code and y.year = :year
where p.geom && cast(:shape as geometry)
  and (:rectangle and p.geom @ cast(:shape as geometry)
    or st_intersects(p.geom, cast(:shape as geometry)) and not st_touches(p.geom, cast(:shape as geometry)))
group by 1, 2, 3, 4
