-- purpose: a page of today's parcels that share land with a drawn shape, in an order
-- in: :shape polygon (EPSG:4490, hex EWKB), :rectangle whether it is its own box; :year of the money; :sort a column below, :down;
--     :after code of the last row seen, :limit rows; runs under the caller's scope (the box comparison is what the index serves)
-- out: parcel_code, name, park_code, town, holder_name, land_use_code, supply_state, idle_finding, legal_state, area_mu (mu),
--     tax_wan output_wan (10,000 yuan, null without return), tax_wan_per_mu output_wan_per_mu (10,000 yuan per mu of land in use),
--     lon lat (EPSG:4490)
with chosen as materialized (
  select p.parcel_code, p.name, p.park_code, p.town, p.holder_name, p.land_use_code, p.supply_state, p.idle_finding, p.legal_state,
         round(p.area_mu::numeric, 4) as area_mu, round(y.tax_wan::numeric, 6) as tax_wan,
         round(y.output_wan::numeric, 6) as output_wan, round(y.tax_wan_per_mu::numeric, 6) as tax_wan_per_mu,
         round(y.output_wan_per_mu::numeric, 6) as output_wan_per_mu
  from live.parcel p
  left join live.parcel_per_mu y on y.parcel_code = p.parcel_code and y.year = :year
  where p.geom && cast(:shape as geometry)
    and (:rectangle and p.geom @ cast(:shape as geometry)
      or st_intersects(p.geom, cast(:shape as geometry)) and not st_touches(p.geom, cast(:shape as geometry)))
), valued as (
  select c.*,
         case :sort when 'areaMu' then area_mu when 'taxWan' then tax_wan when 'outputWan' then output_wan
           when 'taxWanPerMu' then tax_wan_per_mu when 'outputWanPerMu' then output_wan_per_mu end as figure,
         case :sort when 'name' then name when 'town' then town when 'parkCode' then park_code when 'holderName' then holder_name
           when 'landUseCode' then land_use_code when 'state' then coalesce(nullif(legal_state, 'NONE'), idle_finding)
           when 'parcelCode' then parcel_code end as word
  from chosen c
), ordered as (
  select v.*,
         row_number() over (order by figure is null and word is null, case when not :down then figure end,
           case when :down then figure end desc, case when not :down then word end, case when :down then word end desc,
           parcel_code) as n
  from valued v
), page as (
  select * from ordered
  where n > coalesce((select o.n from ordered o where o.parcel_code = :after), 0)
  order by n limit :limit
)
select g.*, st_x(g.point) as lon, st_y(g.point) as lat
from (select page.*, st_pointonsurface(p.geom) as point from page join live.parcel p using (parcel_code)) g
order by g.n
