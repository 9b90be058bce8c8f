-- purpose: what each firm yielded in a year on its land in each park, for the sample of an entry threshold
-- in: :run id of a stored run, 0 for the live shares; :year; :asOf day, :knownAt instant; runs under the caller's scope
-- columns: net_land_m2 (m2), tax_fen, output_fen (0.01 yuan), investment_wan (10,000 yuan, fixed assets and land price on this
--     land; null when one parcel's is not known), part (share of the firm's output placed here), staff, rd_wan, revenue_wan,
--     energy_tce of the whole firm, producing_since, registered_on, exempt (class T in a final list of the year)
with share as (
  select credit_code, parcel_code, park_code, town, industry_code, net_land_m2, output_fen, tax_fen, enterprise_name, from_building,
         output_known, tax_known
  from live.per_mu_share
  where :run = 0 and year = :year and parcel_code <> 'UNPLACED'
  union all
  select credit_code, parcel_code, park_code, town, industry_code, net_land_m2, output_fen, tax_fen, enterprise_name, from_building,
         output_known, tax_known
  from live.per_mu_run_share
  where :run <> 0 and run_id = :run and parcel_code <> 'UNPLACED'
), site as (
  select distinct on (v.parcel_code) v.parcel_code, v.invested_wan,
         min(v.production_on) over (partition by v.parcel_code) as production_on
  from ledger.site_state v
  where v.recorded_at <= :knownAt and v.superseded_at > :knownAt and not v.ended and v.observed_on <= :asOf
    and v.parcel_code in (select parcel_code from share)
  order by v.parcel_code, v.observed_on desc
), price as (
  select v.parcel_code, case when bool_or(v.price_wan is null) then null else sum(v.price_wan) end as price_wan
  from ledger.grant_contract v
  where v.recorded_at <= :knownAt and v.superseded_at > :knownAt and not v.ended and v.signed_on <= :asOf and v.supplements is null
    and v.parcel_code in (select parcel_code from share)
  group by v.parcel_code
), placed as (
  select s.*, t.production_on,
         (t.invested_wan + c.price_wan) * s.net_land_m2
           / nullif(coalesce(p.registered_area_m2, p.area_m2::numeric), 0) as investment_wan
  from share s left join site t using (parcel_code) left join price c using (parcel_code) left join live.parcel p using (parcel_code)
), firm as (
  select credit_code, park_code, max(town) as town, max(enterprise_name) as name, max(industry_code) as division,
         sum(net_land_m2) as net_land_m2, bool_or(from_building) as from_building, sum(output_fen) as output_fen,
         sum(tax_fen) as tax_fen, bool_or(tax_known) as has_tax, bool_or(output_known) as has_output, min(production_on) as producing_since,
         case when bool_or(investment_wan is null) then null else round(sum(investment_wan), 4) end as investment_wan
  from placed
  where credit_code <> ''
  group by credit_code, park_code
), decided as (
  select distinct on (p.family) p.run_id
  from ledger.evaluation_publication p
  where p.kind = 'FINAL' and p.year = :year and p.published_at <= :knownAt
  order by p.family, p.publication_id desc
), apart as (
  select distinct r.credit_code from ledger.evaluation_result r join decided using (run_id) where r.grade = 'T'
)
select f.*, e.status, e.registered_on, r.employees, r.rd_wan, r.revenue_wan, r.energy_tce, r.output_wan,
       a.credit_code is not null as exempt,
       f.output_fen / nullif(r.output_wan * 1000000, 0) as part
from firm f
  left join apart a using (credit_code)
  left join lateral (
    select v.status, v.registered_on from ledger.enterprise v
    where v.row_key = f.credit_code and v.recorded_at <= :knownAt and v.superseded_at > :knownAt and not v.ended
    order by (v.data_from <= :asOf) desc, v.data_from desc limit 1) e on true
  left join lateral (
    select v.* from ledger.annual_return v
    where v.credit_code = f.credit_code and v.year = :year
      and v.recorded_at <= :knownAt and v.superseded_at > :knownAt and not v.ended limit 1) r on true
order by f.credit_code, f.park_code
