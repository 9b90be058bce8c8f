-- purpose: everything that the quantities of a park card add up from: one row per quantity and thing, so that a sum is its list; a thing
--     that belongs to the quantity but has no data stands in the list without a value
-- in: :park park code (its sub-parks count), :year year of the returns; runs under the caller's scope
-- columns: quantity, kind PARCEL | BUILDING | FIRM | PROJECT, key, name, value (m2 in *_M2, 10,000 yuan in *_WAN, else a count; null =
--     not known)
with recursive below as (
  select cast(:park as text) as park_code
  union
  select p.park_code from live.park p join below on p.parent_park_code = below.park_code
), parcel as (
  select p.parcel_code, p.name, p.site_use, p.supply_state, p.legal_state, p.low_efficiency, p.readiness,
         coalesce(p.idle_finding, 'UNKNOWN') as finding, coalesce(p.registered_area_m2, p.area_m2::numeric) as m2,
         coalesce(p.supply_state = 'SUPPLIED', false) as supplied,
         coalesce(p.supply_state = 'SUPPLIED' and p.idle_finding = 'DEVELOPED', false) as built,
         coalesce(p.supply_state = 'SUPPLIED' and p.idle_finding = 'DEVELOPED' and p.site_use, false) as industry_built
  from live.parcel p where p.park_code in (select park_code from below)
), building as (
  select v.building_code, v.parcel_code, v.floor_area_m2, v.footprint_m2,
         case when v.idle_since_on is not null then 0 else v.used_m2 end as used_m2, p.industry_built
  from ledger.building v join parcel p on p.parcel_code = v.parcel_code
  where v.superseded_at = 'infinity' and not v.ended and p.built
), site as (
  select distinct on (v.parcel_code) v.parcel_code, v.invested_wan
  from ledger.site_state v
  where v.superseded_at = 'infinity' and not v.ended and v.parcel_code in (select parcel_code from parcel where industry_built)
  order by v.parcel_code, v.observed_on desc
), price as (
  select g.parcel_code, case when bool_or(g.price_wan is null) then null else sum(g.price_wan) end as price_wan
  from ledger.grant_contract g
  where g.superseded_at = 'infinity' and not g.ended and g.supplements is null
    and g.parcel_code in (select parcel_code from parcel where industry_built)
  group by g.parcel_code
), firm as (
  select s.credit_code, max(s.enterprise_name) as name, max(s.industry_code) as industry,
         sum(s.tax_fen) filter (where s.tax_known) / 1000000.0 as tax,
         sum(s.output_fen) filter (where s.output_known) / 1000000.0 as output
  from live.per_mu_share s
  where s.year = :year and s.park_code in (select park_code from below) and s.credit_code <> ''
  group by s.credit_code
)
select q.quantity, 'PARCEL' as kind, p.parcel_code as key, p.name, case when q.holds then p.m2 end as value
from parcel p cross join lateral (values
  ('SUPPLIED_M2', p.supplied, p.supply_state is null),
  ('USED_M2', p.supplied and p.finding in ('DEVELOPED', 'IN_DEVELOPMENT'), p.supplied and p.finding in ('UNKNOWN', 'NO_CONTRACT')),
  ('BUILT_M2', p.built, p.supplied and p.finding in ('UNKNOWN', 'NO_CONTRACT')),
  ('INDUSTRY_BUILT_M2', p.industry_built, p.built and p.site_use is null),
  ('IDLE_FOUND_M2', coalesce(p.legal_state = 'FOUND_IDLE', false), false),
  ('IDLE_SUSPECTED_M2', p.supplied and starts_with(p.finding, 'SUSPECTED'), p.supplied and p.finding in ('UNKNOWN', 'NO_CONTRACT')),
  ('LOW_EFFICIENCY_M2', p.low_efficiency, false),
  ('READY_M2', p.supplied or coalesce(p.readiness @> array['ROAD', 'WATER', 'POWER', 'LEVELLED'], false), false))
  q (quantity, holds, unknown)
where q.holds or q.unknown
union all
select q.quantity, 'BUILDING', b.building_code, b.building_code, q.value
from building b cross join lateral (values
  ('FLOOR_M2', true, b.floor_area_m2), ('FLOOR_USED_M2', true, b.used_m2), ('FOOTPRINT_M2', true, b.footprint_m2),
  ('INDUSTRY_FLOOR_M2', b.industry_built, b.floor_area_m2)) q (quantity, belongs, value)
where q.belongs
union all
select q.quantity, 'PARCEL', p.parcel_code, p.name, null
from parcel p cross join lateral (values
  ('FLOOR_M2', p.built), ('FLOOR_USED_M2', p.built), ('FOOTPRINT_M2', p.built), ('INDUSTRY_FLOOR_M2', p.industry_built))
  q (quantity, belongs)
where q.belongs and p.parcel_code not in (select parcel_code from building)
union all
select 'INVESTED_WAN', 'PARCEL', p.parcel_code, p.name, s.invested_wan + c.price_wan
from parcel p left join site s using (parcel_code) left join price c using (parcel_code)
where p.industry_built
union all
select q.quantity, 'FIRM', f.credit_code, f.name, q.value
from firm f cross join lateral (values ('TAX_WAN', true, f.tax), ('OUTPUT_WAN', true, f.output),
  -- sections B, C and D of GB/T 4754; a firm whose industry nobody recorded is not known to be one
  ('INDUSTRY_TAX_WAN', f.industry is null or f.industry in ('B', 'C', 'D') or f.industry between '06' and '46',
    case when f.industry is not null then f.tax end)) q (quantity, belongs, value)
where q.belongs
union all
select 'ABOVE_SCALE', 'FIRM', f.credit_code, f.name, 1
from firm f join ledger.enterprise e on e.credit_code = f.credit_code and e.superseded_at = 'infinity' and not e.ended and e.above_scale
union all
select q.quantity, 'PROJECT', p.project_code, p.name, 1
from live.project_site p cross join lateral (values
  ('PROJECTS_PRODUCED', p.stage in ('PRODUCING', 'FULL')), ('PROJECTS_FULL', p.stage = 'FULL')) q (quantity, holds)
where q.holds and p.park_code in (select park_code from below)
