-- purpose: what the predicates of low efficiency need to know of land that was built on or is used, today
-- in: :asOf day; the condition on p put in as text; runs with the rights of whoever reads
-- columns: mu (mu), *_wan (10,000 yuan), *_m2 (m2); years as json: year, m2, tax (fen), output (fen), newest first
with y as (
  select value::int as closed from live.setting where name = 'closed_year'
), wanted as (
  select p.parcel_code from live.parcel p
  where (p.idle_finding in ('DEVELOPED', 'IN_DEVELOPMENT') or starts_with(p.idle_finding, 'SUSPECTED')) and %s
), site as (
  select distinct on (v.parcel_code) v.parcel_code, v.stopped_on, v.should_develop_m2, v.developed_m2, v.invested_wan,
         max(v.completed_on) over w as completed_on, max(v.production_on) over w as production_on
  from ledger.site_state v
  where v.superseded_at = 'infinity' and not v.ended and v.observed_on <= :asOf
    and v.parcel_code in (select parcel_code from wanted)
  window w as (partition by v.parcel_code)
  order by v.parcel_code, v.observed_on desc
), contract as (
  select v.parcel_code, max(v.agreed_completion_on) as agreed_completion_on, max(v.agreed_tax_wan_per_mu) as agreed_tax_wan_per_mu,
         sum(coalesce(v.agreed_investment_wan,
           v.agreed_investment_wan_per_mu * coalesce(v.phase_area_m2, p.registered_area_m2, p.area_m2::numeric) * 0.0015))
           filter (where v.supplements is null) as agreed_investment_wan
  from ledger.grant_contract v join live.parcel p on p.parcel_code = v.parcel_code
  where v.superseded_at = 'infinity' and not v.ended and v.signed_on <= :asOf
    and v.parcel_code in (select parcel_code from wanted)
  group by v.parcel_code
), yearly as (
  select s.parcel_code, s.year, sum(s.net_land_m2) as m2, sum(s.tax_fen) as tax, sum(s.output_fen) as output
  from live.per_mu_share s, y
  where s.year between y.closed - 2 and y.closed and s.parcel_code in (select parcel_code from wanted)
  group by s.parcel_code, s.year
), yield as (
  select parcel_code, json_agg(json_build_object('year', year, 'm2', m2::text, 'tax', tax::text, 'output', output::text)
    order by year desc)::text as years
  from yearly group by parcel_code
), holding as (
  select v.parcel_code, coalesce(sum(v.land_m2) filter (where v.relation = 'OWN'), 0) as held_m2,
         coalesce(sum(v.land_m2) filter (where v.relation = 'LEASE_OUT'), 0) as leased_out_m2,
         count(distinct v.credit_code) filter (where v.relation = 'LEASE_IN') as tenants,
         count(distinct r.credit_code) filter (where v.relation = 'LEASE_IN') as tenants_with_returns
  from ledger.occupancy v cross join (select max(closed) as closed from y) y
    left join ledger.annual_return r on r.credit_code = v.credit_code and r.year = y.closed
      and r.superseded_at = 'infinity' and not r.ended
  where v.superseded_at = 'infinity' and not v.ended and (v.from_on is null or v.from_on <= :asOf)
    and (v.to_on is null or v.to_on >= :asOf) and v.parcel_code in (select parcel_code from wanted)
  group by v.parcel_code
)
select p.parcel_code, p.name, p.park_code, p.town, p.holder_name, p.idle_finding, p.legal_state, (st_xmin(p.geom) + st_xmax(p.geom)) / 2 as lon,
       (st_ymin(p.geom) + st_ymax(p.geom)) / 2 as lat, coalesce(p.registered_area_m2, p.area_m2::numeric) * 0.0015 as mu,
       s.stopped_on, s.should_develop_m2, s.developed_m2, s.invested_wan, s.completed_on, s.production_on,
       c.agreed_completion_on, c.agreed_tax_wan_per_mu, c.agreed_investment_wan, g.years,
       coalesce(h.held_m2, 0) as held_m2, coalesce(h.leased_out_m2, 0) as leased_out_m2, coalesce(h.tenants, 0) as tenants,
       coalesce(h.tenants_with_returns, 0) as tenants_with_returns
from live.parcel p
  left join site s using (parcel_code) left join contract c using (parcel_code) left join yield g using (parcel_code)
  left join holding h using (parcel_code)
where p.parcel_code in (select parcel_code from wanted)
order by p.parcel_code
