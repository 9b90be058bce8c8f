-- purpose: a county of :firms firms for scripts/bench evaluation: a parcel each, every fifth with a tenant's floor space, every
--   thirtieth on a second parcel; figures of 2025 with gaps, refunds and zero denominators. Same numbers every time.
-- parameters: :firms
insert into ledger.parcel (row_key, data_from, recorded_at, batch_id, act_id, scope_park, scope_town, parcel_code, name, park_code, town,
  registered_area_m2, plot_ratio, area_ellipsoid_m2, geom)
select '339922001001GB' || lpad(n::text, 7, '0'), '2020-01-01', '2026-01-05', 1, 1, 'P' || n % 12, 'T' || n % 9,
  '339922001001GB' || lpad(n::text, 7, '0'), null, 'P' || n % 12, 'T' || n % 9, 2000 + n % 40000 + 0.25,
  case when n % 8 > 0 then 1.5 end, 2000 + n % 40000,
  st_multi(st_makeenvelope(120 + n % 300 * 0.001, 28 + n / 300 * 0.001, 120.0005 + n % 300 * 0.001, 28.0005 + n / 300 * 0.001, 4490))
from generate_series(1, :firms) n;

insert into ledger.enterprise (row_key, recorded_at, batch_id, act_id, credit_code, name, industry_scheme, industry_code, above_scale)
select '91330000' || lpad(n::text, 10, '0'), '2026-01-05', 1, 1, '91330000' || lpad(n::text, 10, '0'), '青溪企业' || n,
  'GB/T 4754-2017', '3825', n % 100 > 0
from generate_series(1, :firms) n;

insert into ledger.occupancy (row_key, recorded_at, batch_id, act_id, credit_code, parcel_code, relation, land_m2, building_m2, from_on, to_on)
select f.firm || '|' || f.parcel || '|' || f.relation, '2026-01-05', 1, 1, f.firm, f.parcel, f.relation, f.land, f.building,
  date '2015-01-01' + f.n % 3000, case when f.n % 31 = 0 then date '2025-06-30' end
from (
  select n, '91330000' || lpad(n::text, 10, '0') as firm, '339922001001GB' || lpad(n::text, 7, '0') as parcel, 'OWN' as relation,
    case when n % 25 > 0 then 2000 + n % 40000 + 0.25 end as land, (2000 + n % 40000) * 1.2 as building
  from generate_series(1, :firms) n
  union all
  select n, '91330000' || lpad(n::text, 10, '0'), '339922001001GB' || lpad(n::text, 7, '0'), 'LEASE_OUT', 600 + n % 500, null
  from generate_series(1, :firms) n where n % 5 = 0
  union all
  select n, '91330000' || lpad((n + 1)::text, 10, '0'), '339922001001GB' || lpad(n::text, 7, '0'), 'LEASE_IN', 600 + n % 500, null
  from generate_series(1, :firms - 1) n where n % 5 = 0
  union all
  select n, '91330000' || lpad(n::text, 10, '0'), '339922001001GB' || lpad((n + 1)::text, 7, '0'), 'OCCUPY', 300, null
  from generate_series(1, :firms - 1) n where n % 30 = 0) f;

insert into ledger.annual_return (row_key, recorded_at, batch_id, act_id, credit_code, year, output_wan, value_added_wan, revenue_wan,
  tax_wan, energy_tce, pollutant_t, employees, rd_wan, electricity_kwh)
select '91330000' || lpad(n::text, 10, '0') || '|2025', '2026-01-05', 1, 1, '91330000' || lpad(n::text, 10, '0'), 2025,
  n % 90000 + 0.123457, (hashint4(n) & 32767) % 20000 - 100 + 0.11, n % 70000, (hashint4(n) & 16383) % 3000 - 20 + 0.000333, n % 5000,
  case when n % 3 > 0 then n % 700 / 10.0 end, n % 900, n % 800, n % 9000000
from generate_series(1, :firms) n where n % 40 > 0;

insert into ledger.batch (kind, data_date, file_name, state, created_by, committed_at)
values ('parcels', '2026-01-05', 'bench', 'COMMITTED', 'bench', '2026-01-05');

vacuum analyze ledger.parcel;
vacuum analyze ledger.enterprise;
vacuum analyze ledger.occupancy;
vacuum analyze ledger.annual_return;

create schema bench;
create table bench.evaluation_result (
  credit_code text primary key,
  land_m2 numeric,
  score numeric not null,
  rank integer not null,
  grade text not null,
  terms text not null
);
