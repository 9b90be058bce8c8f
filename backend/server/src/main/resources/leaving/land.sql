-- purpose: what the predicates of low efficiency need to know of land that was built on or is used, today
-- in: :asOf day; the condition on p put in as text; runs with the rights of whoever reads
-- columns: mu (mu), m2 (m2), *_wan (10,000 yuan), *_m2 (m2); papers as json: contracts and supplements; years as json: year, m2,
--     tax (fen), output (fen), null where a firm's return does not state it; newest first
with y as (
  select value::int as closed from live.setting where name = 'closed_year'
), wanted as (
  select p.parcel_code from live.parcel p
  where (p.idle_finding in ('DEVELOPED', 'IN_DEVELOPMENT') or starts_with(p.idle_finding, 'SUSPECTED')) and %s
), site as (
  select distinct on (v.parcel_code) v.parcel_code, v.observed_on, v.stopped_on, v.should_develop_m2, v.developed_m2, v.invested_wan,
         max(v.completed_on) over w as completed_on, max(v.production_on) over w as production_on
  from ledger.site_state v
  where v.superseded_at = 'infinity' and not v.ended and v.observed_on <= :asOf
    and v.parcel_code in (select parcel_code from wanted)
  window w as (partition by v.parcel_code)
  order by v.parcel_code, v.observed_on desc
), contract as (
  select v.parcel_code, json_agg(json_build_object('no', v.contract_no, 'phase', coalesce(v.phase, 1), 'supplements', v.supplements,
    'signed', v.signed_on, 'approved', v.approved_on, 'means', v.means, 'm2', v.phase_area_m2::text,
    'completion', v.agreed_completion_on, 'investment', v.agreed_investment_wan::text,
    'investmentPerMu', v.agreed_investment_wan_per_mu::text, 'tax', v.agreed_tax_wan_per_mu::text))::text as papers
  from ledger.grant_contract v
  where v.superseded_at = 'infinity' and not v.ended and v.signed_on <= :asOf
    and v.parcel_code in (select parcel_code from wanted)
  group by v.parcel_code
), yearly as (
  select s.parcel_code, s.year, sum(s.net_land_m2) as m2, case when bool_and(s.tax_known) then sum(s.tax_fen) end as tax,
         case when bool_and(s.output_known) then sum(s.output_fen) end as output
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
       coalesce(p.registered_area_m2, p.area_m2::numeric) as m2, s.observed_on, s.stopped_on, s.should_develop_m2, s.developed_m2, s.invested_wan, s.completed_on, s.production_on,
       c.papers, g.years,
       coalesce(h.held_m2, 0) as held_m2, coalesce(h.leased_out_m2, 0) as leased_out_m2, coalesce(h.tenants, 0) as tenants,
       coalesce(h.tenants_with_returns, 0) as tenants_with_returns
from live.parcel p
  left join site s using (parcel_code) left join contract c using (parcel_code) left join yield g using (parcel_code)
  left join holding h using (parcel_code)
where p.parcel_code in (select parcel_code from wanted)
order by p.parcel_code
