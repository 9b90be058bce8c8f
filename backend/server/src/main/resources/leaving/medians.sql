-- purpose: the median tax and output per mu of the firms of each park, and of all that may be seen (park_code empty); a firm whose
--     return does not state the money is not in its median
-- in: nothing; runs under the caller's scope
-- columns: firms (those behind the tax), tax_wan_per_mu, output_wan_per_mu (10,000 yuan per mu), by linear interpolation
with firm as (
  select s.park_code, s.credit_code,
         sum(s.tax_fen) filter (where s.tax_known) / 1000000.0 / nullif(sum(s.net_land_m2) * 0.0015, 0) as tax,
         sum(s.output_fen) filter (where s.output_known) / 1000000.0 / nullif(sum(s.net_land_m2) * 0.0015, 0) as output
  from live.per_mu_share s join live.setting y on y.name = 'closed_year' and s.year = y.value::int
  where s.parcel_code <> 'UNPLACED' and s.credit_code <> ''
  group by s.park_code, s.credit_code
)
select coalesce(park_code, '') as park_code, count(tax) as firms,
       percentile_cont(0.5) within group (order by tax::float8)::numeric(18, 6) as tax_wan_per_mu,
       percentile_cont(0.5) within group (order by output::float8)::numeric(18, 6) as output_wan_per_mu
from firm where park_code is not null
group by park_code
union all
select '', count(tax), percentile_cont(0.5) within group (order by tax::float8)::numeric(18, 6),
       percentile_cont(0.5) within group (order by output::float8)::numeric(18, 6)
from firm
