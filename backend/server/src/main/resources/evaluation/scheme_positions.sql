-- purpose: where each value of a firm stands among all ranked units of its run
-- in: :run, :firm; runs as the owner
-- columns: code indicator, rank (1 = largest; null without a value), known units with a value, least, quarter, median,
--     three_quarters, most in the indicator's own unit
with term as (
  select r.credit_code, e.value ->> 'code' as code, cast(e.value ->> 'value' as numeric) as value, e.n
  from ledger.evaluation_result r cross join lateral json_array_elements(r.body -> 'terms') with ordinality as e (value, n)
  where r.run_id = :run and r.rank is not null and (r.unit_code = r.credit_code or r.credit_code = :firm)
), own as (
  select code, value, n from term where credit_code = :firm
)
select o.code, o.n, cast(case when o.value is null then null else 1 + count(*) filter (where t.value > o.value) end as integer) as rank,
       cast(count(t.value) as integer) as known, min(t.value) as least,
       cast(percentile_cont(0.25) within group (order by t.value) as numeric) as quarter,
       cast(percentile_cont(0.5) within group (order by t.value) as numeric) as median,
       cast(percentile_cont(0.75) within group (order by t.value) as numeric) as three_quarters, max(t.value) as most
from own o join term t using (code)
group by o.code, o.n, o.value
order by o.n
