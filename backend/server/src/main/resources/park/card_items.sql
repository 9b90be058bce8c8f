-- purpose: everything that the quantities of a park card add up from: one row per quantity and thing, so that a sum is its list
-- in: :park park code (its sub-parks count), :year year of the returns; runs under the caller's scope
-- columns: quantity, kind PARCEL | BUILDING | FIRM | PROJECT, key, name, value (m2 in *_M2, 10,000 yuan in *_WAN, else a count)
with recursive below as (
  select cast(:park as text) as park_code
  union
  select p.park_code from live.park p join below on p.parent_park_code = below.park_code
), parcel as (
  select p.*, coalesce(p.registered_area_m2, p.area_m2::numeric) as m2, p.supply_state = 'SUPPLIED' as supplied,
         p.idle_finding = 'DEVELOPED' as built, coalesce(p.site_use, false) as industry
  from live.parcel p where p.park_code in (select park_code from below)
), building as (
  select v.building_code, v.floor_area_m2, v.footprint_m2,
         case when v.idle_since_on is not null then 0 else v.used_m2 end as used_m2, p.industry
  from ledger.building v join parcel p on p.parcel_code = v.parcel_code
  where v.superseded_at = 'infinity' and not v.ended and p.built
), invested as (
  select distinct on (v.parcel_code) p.parcel_code, p.name, v.invested_wan, c.price_wan
  from ledger.site_state v join parcel p on p.parcel_code = v.parcel_code and p.built and p.industry
    left join lateral (
      select sum(g.price_wan) as price_wan from ledger.grant_contract g
      where g.parcel_code = v.parcel_code and g.superseded_at = 'infinity' and not g.ended and g.supplements is null) c on true
  where v.superseded_at = 'infinity' and not v.ended
  order by v.parcel_code, v.observed_on desc
), firm as (
  select s.credit_code, max(s.enterprise_name) as name, sum(s.tax_fen) / 1000000.0 as tax, sum(s.output_fen) / 1000000.0 as output
  from live.per_mu_share s
  where s.year = :year and s.park_code in (select park_code from below) and s.credit_code <> ''
  group by s.credit_code
)
select q.quantity, 'PARCEL' as kind, p.parcel_code as key, p.name, p.m2 as value
from parcel p cross join lateral (values
  ('SUPPLIED_M2', p.supplied), ('USED_M2', p.supplied and p.idle_finding in ('DEVELOPED', 'IN_DEVELOPMENT')),
  ('BUILT_M2', p.supplied and p.built), ('INDUSTRY_BUILT_M2', p.supplied and p.built and p.industry),
  ('IDLE_FOUND_M2', p.legal_state = 'FOUND_IDLE'), ('IDLE_SUSPECTED_M2', p.supplied and starts_with(p.idle_finding, 'SUSPECTED')),
  ('LOW_EFFICIENCY_M2', p.low_efficiency),
  ('READY_M2', p.supplied or p.readiness @> array['ROAD', 'WATER', 'POWER', 'LEVELLED'])) q (quantity, holds)
where q.holds
union all
select q.quantity, 'BUILDING', b.building_code, b.building_code, q.value
from building b cross join lateral (values
  ('FLOOR_M2', b.floor_area_m2), ('FLOOR_USED_M2', b.used_m2), ('FOOTPRINT_M2', b.footprint_m2),
  ('INDUSTRY_FLOOR_M2', case when b.industry then b.floor_area_m2 end)) q (quantity, value)
where q.value is not null
union all
select 'INVESTED_WAN', 'PARCEL', i.parcel_code, i.name, i.invested_wan + i.price_wan
from invested i where i.invested_wan is not null and i.price_wan is not null
union all
select q.quantity, 'FIRM', f.credit_code, f.name, q.value
from firm f cross join lateral (values ('TAX_WAN', f.tax), ('OUTPUT_WAN', f.output)) q (quantity, value)
union all
select 'ABOVE_SCALE', 'FIRM', f.credit_code, f.name, 1
from firm f join ledger.enterprise e on e.credit_code = f.credit_code and e.superseded_at = 'infinity' and not e.ended and e.above_scale
union all
select q.quantity, 'PROJECT', p.project_code, p.name, 1
from live.project_site p cross join lateral (values
  ('PROJECTS_PRODUCED', p.stage in ('PRODUCING', 'FULL')), ('PROJECTS_FULL', p.stage = 'FULL')) q (quantity, holds)
where q.holds and p.park_code in (select park_code from below)
