-- purpose: the six indicators of Huangyan 2022, cap 1.5 and floor 0, for all firms above scale by one statement written by hand,
--   for the comparison of scripts/bench evaluation: values and single scores at 10 decimals, means where a value is missing, ranks,
--   grades at 20, 60 and 95 per cent, as org.mumap.rules.evaluation does
-- in: :year
-- columns: as bench.evaluation_result; terms value:score:capped:imputed of each indicator, in their order
insert into bench.evaluation_result (credit_code, land_m2, score, rank, grade, terms)
with line as (
  select o.credit_code, greatest(sum(case when o.relation = 'LEASE_OUT' then -1 else 1 end
             * coalesce(o.land_m2, round(o.building_m2 / nullif(p.plot_ratio, 0), 6), 0)), 0) as net
  from ledger.occupancy o
  left join ledger.parcel p on p.row_key = o.parcel_code and p.superseded_at = 'infinity' and not p.ended
  where o.superseded_at = 'infinity' and not o.ended and (o.from_on is null or o.from_on <= make_date(:year, 12, 31))
    and (o.to_on is null or o.to_on >= make_date(:year, 12, 31))
  group by o.credit_code, o.parcel_code
), land as (
  select credit_code, sum(net) as m2 from line group by credit_code
), figure as (
  select e.credit_code, l.m2, l.m2 * 0.0015 as mu, r.tax_wan, r.value_added_wan, r.energy_tce, r.pollutant_t, r.employees, r.rd_wan, r.revenue_wan
  from ledger.enterprise e
  join ledger.annual_return r on r.credit_code = e.credit_code and r.year = :year and r.superseded_at = 'infinity' and not r.ended
  left join land l on l.credit_code = e.credit_code
  where e.superseded_at = 'infinity' and not e.ended and e.above_scale
), term as (
  select f.credit_code, f.m2, i.n, i.weight, i.above, i.below,
         case when i.below > 0 then round(cast(i.above as numeric(60, 30)) / i.below, 10) end as value,
         case when i.below > 0 then
           round(case when i.above > 1.5 * i.base * i.below then 1.5 * i.weight when i.above < 0 then 0
                      else cast(i.above * i.weight as numeric(60, 30)) / (i.below * i.base) end, 10) end as score,
         i.below > 0 and (i.above > 1.5 * i.base * i.below or i.above < 0) as capped
  from figure f
  cross join lateral (values
    (1, 30, 24.097, f.tax_wan, f.mu), (2, 20, 136.16, f.value_added_wan, f.mu), (3, 20, 2.694, f.value_added_wan, f.energy_tce),
    (4, 10, 4929.81, f.value_added_wan, f.pollutant_t), (5, 10, 18.14, f.value_added_wan, f.employees),
    (6, 10, 0.0302, f.rd_wan, f.revenue_wan)) as i (n, weight, base, above, below)
), mean as (
  select n, round(cast(sum(score) as numeric(60, 30)) / count(score), 10) as score from term group by n
), total as (
  select t.credit_code, min(t.m2) as land_m2, sum(coalesce(t.score, m.score)) as score,
         string_agg(coalesce(t.value::text, '') || ':' || coalesce(t.score, m.score) || ':' || coalesce(t.capped, false) || ':'
           || (t.score is null), ' ' order by t.n) as terms
  from term t join mean m using (n)
  group by t.credit_code
), placed as (
  select t.*, rank() over (order by score desc) as rank, count(*) over () as n from total t
)
select credit_code, land_m2, score, rank,
  case when rank <= floor(0.20 * n) then 'A' when rank <= floor(0.60 * n) then 'B' when rank <= floor(0.95 * n) then 'C' else 'D' end, terms
from placed
