-- purpose: the verdicts of the whole county by one statement written by hand, for the comparison of scripts/bench county: findings,
--   net days, full years, fee and urgency of 53号令 as org.mumap.rules.idle judges them, for data without seizures (J), without
--   overlapping periods, with at most two periods a parcel and supplements that re-agree the start only
-- in: :today
-- columns: as live.idle_verdict
insert into bench.idle_verdict (parcel_code, park_code, town, finding, route, legal_state, area_mu, net_idle_days, years_full,
  first_full_on, next_full_on, due_on, fee_wan, holder_name, score, judged_on)
with original as (
  select distinct on (c.parcel_code, coalesce(c.phase, 1)) c.parcel_code, coalesce(c.phase, 1) as phase, c.contract_no, c.holder_name,
         c.kind, c.signed_on, c.price_wan, c.delivered_on, c.agreed_start_on, c.agreed_investment_wan
  from ledger.grant_contract c
  where c.superseded_at = 'infinity' and not c.ended and c.signed_on <= :today and c.supplements is null
  order by c.parcel_code, coalesce(c.phase, 1), c.signed_on desc, c.contract_no desc
), supplement as (
  select distinct on (s.parcel_code, s.supplements, coalesce(s.phase, 1)) s.parcel_code, s.supplements as contract_no,
         coalesce(s.phase, 1) as phase, s.agreed_start_on
  from ledger.grant_contract s
  where s.superseded_at = 'infinity' and not s.ended and s.supplements is not null and s.signed_on <= :today and s.approved_on <= :today
    and s.means is distinct from 'D4' and s.agreed_start_on is not null
  order by s.parcel_code, s.supplements, coalesce(s.phase, 1), s.approved_on desc, s.signed_on desc, s.contract_no desc
), site as (
  select parcel_code,
         (array_agg(stopped_on order by observed_on desc))[1] as stopped_on,
         (array_agg(started_on order by observed_on desc) filter (where started_on is not null))[1] as started_on,
         (array_agg(completed_on order by observed_on desc) filter (where completed_on is not null))[1] as completed_on,
         (array_agg(should_develop_m2 order by observed_on desc) filter (where should_develop_m2 is not null))[1] as should_m2,
         (array_agg(developed_m2 order by observed_on desc) filter (where developed_m2 is not null))[1] as developed_m2,
         (array_agg(invested_wan order by observed_on desc) filter (where invested_wan is not null))[1] as invested_wan
  from ledger.site_state
  where superseded_at = 'infinity' and not ended and observed_on <= :today
  group by parcel_code
), period as (
  select parcel_code, (array_agg(from_on order by from_on))[1] as f1, (array_agg(to_on order by from_on))[1] as t1,
         (array_agg(from_on order by from_on))[2] as f2, (array_agg(to_on order by from_on))[2] as t2, max(to_on) as last_on
  from ledger.excluded_period
  where superseded_at = 'infinity' and not ended and verified and from_on <= :today
  group by parcel_code
), term as (
  select o.*, coalesce(s.agreed_start_on, o.agreed_start_on) as agreed_on,
         coalesce(s.agreed_start_on, o.agreed_start_on, (o.delivered_on + interval '1 year')::date) as base_on,
         sum(o.agreed_investment_wan) over (partition by o.parcel_code) as all_invest,
         bool_and(o.agreed_investment_wan is not null) over (partition by o.parcel_code) as invest_known
  from original o left join supplement s using (parcel_code, contract_no, phase)
), clock as (
  -- no period is one that ends before it begins
  select t.*, e.started_on, e.stopped_on, e.completed_on, coalesce(p.f1, '2999-01-01') as f1, coalesce(p.t1, '1900-01-01') as t1,
         coalesce(p.f2, '2999-01-01') as f2, coalesce(p.t2, '1900-01-01') as t2, p.last_on,
         e.developed_m2 * 3 < nullif(greatest(e.should_m2, 0), 0) as area_under,
         case when invest_known then e.invested_wan < nullif(greatest(t.all_invest, 0), 0) * 0.25 end as invest_under,
         case when e.completed_on <= :today then null
              when e.stopped_on <= :today then e.stopped_on
              when e.started_on <= :today then null
              else t.base_on end as start_on
  from term t left join site e using (parcel_code) left join period p using (parcel_code)
), full_years as (
  select c.*, a3.d + 1 as full1, b3.d + 1 as full2,
         greatest(0, least(t1, :today) - greatest(f1, start_on + 1) + 1)
           + greatest(0, least(t2, :today) - greatest(f2, start_on + 1) + 1) as excluded
  from clock c
  cross join lateral (select (c.start_on + interval '1 year')::date as u, (c.start_on + interval '2 years')::date as w) y
  cross join lateral (select u + greatest(0, least(t1, u) - greatest(f1, start_on + 1) + 1)
    + greatest(0, least(t2, u) - greatest(f2, start_on + 1) + 1) as d) a1
  cross join lateral (select u + greatest(0, least(t1, a1.d) - greatest(f1, start_on + 1) + 1)
    + greatest(0, least(t2, a1.d) - greatest(f2, start_on + 1) + 1) as d) a2
  cross join lateral (select u + greatest(0, least(t1, a2.d) - greatest(f1, start_on + 1) + 1)
    + greatest(0, least(t2, a2.d) - greatest(f2, start_on + 1) + 1) as d) a3
  cross join lateral (select w + greatest(0, least(t1, w) - greatest(f1, start_on + 1) + 1)
    + greatest(0, least(t2, w) - greatest(f2, start_on + 1) + 1) as d) b1
  cross join lateral (select w + greatest(0, least(t1, b1.d) - greatest(f1, start_on + 1) + 1)
    + greatest(0, least(t2, b1.d) - greatest(f2, start_on + 1) + 1) as d) b2
  cross join lateral (select w + greatest(0, least(t1, b2.d) - greatest(f1, start_on + 1) + 1)
    + greatest(0, least(t2, b2.d) - greatest(f2, start_on + 1) + 1) as d) b3
), found as (
  select f.*, y.years, case when start_on is not null then greatest(0, :today - start_on) - excluded end as net,
    case when completed_on <= :today then 'DEVELOPED'
         when stopped_on <= :today and y.years >= 1 then
           case when area_under or invest_under then 'SUSPECTED_STOPPED'
                when area_under is not null and invest_under is not null then 'IN_DEVELOPMENT' else 'UNKNOWN' end
         when started_on <= :today or stopped_on <= :today then 'IN_DEVELOPMENT'
         when base_on is null then 'UNKNOWN'
         when :today <= base_on then 'NOT_DUE'
         when y.years < 1 then 'OVERDUE' else 'SUSPECTED_NOT_STARTED' end as finding
  from full_years f
  cross join lateral (select coalesce((full1 <= :today)::int, 0) + coalesce((full2 <= :today)::int, 0) as years) y
), worst as (
  select distinct on (parcel_code) *,
    case finding when 'SUSPECTED_STOPPED' then 'ARTICLE_12'
      when 'SUSPECTED_NOT_STARTED' then
        case when last_on > start_on or delivered_on > agreed_on then 'DECIDE' when years >= 2 then 'RECLAIM' else 'FEE' end
      else 'NONE' end as route
  from found
  order by parcel_code,
    case finding when 'SUSPECTED_NOT_STARTED' then 7 when 'SUSPECTED_STOPPED' then 6 when 'OVERDUE' then 5 when 'UNKNOWN' then 4
      when 'NOT_DUE' then 3 when 'IN_DEVELOPMENT' then 2 else 1 end desc, years desc, coalesce(net, 0) desc, phase
), holder as (
  select distinct on (parcel_code) parcel_code, holder_name from original order by parcel_code, signed_on desc, contract_no desc
)
select w.parcel_code, p.park_code, p.town, w.finding, w.route, 'NONE', a.mu, coalesce(w.net, 0), w.years, w.full1, d.next_on,
  coalesce(d.next_on, w.full2),
  case when w.route = 'FEE' and w.price_wan > 0 and w.kind <> 'LEASE' then round(w.price_wan * 0.20, 6) end,
  h.holder_name,
  (5 * case w.finding when 'SUSPECTED_NOT_STARTED' then case when w.years >= 2 then 1.0 else 0.8 end when 'SUSPECTED_STOPPED' then 0.7
         when 'OVERDUE' then 0.4 when 'UNKNOWN' then 0.3 when 'NOT_DUE' then 0.1 else 0 end::float8
   + 3 * coalesce(least(1, greatest(0, 1 - (coalesce(d.next_on, w.full2) - :today) / 365::float8)), 0)
   + 2 * least(1, greatest(0, a.mu::float8 / 100))) / 10,
  :today
from worst w
join holder h using (parcel_code)
join live.parcel p using (parcel_code)
cross join lateral (select round(p.area_mu::numeric, 4) as mu) a
cross join lateral (select case when w.full1 > :today then w.full1 when w.full2 > :today then w.full2 end as next_on) d
