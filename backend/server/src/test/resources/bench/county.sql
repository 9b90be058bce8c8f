-- purpose: what stands in the ledger of the county that parcels.sql made: contracts (5 parcels of 6, some with a supplement or a
--   second phase), inspections, excluded periods, firms, what they occupy and what they declared for 2025. Same numbers every time.
-- parameters: none; n, the number at the end of a parcel's code, decides everything
create temporary table numbered as
select parcel_code, park_code, town, area_m2, registered_area_m2, n, date '2012-07-01' + (hashint4(n) & 8191) % 5000 as signed_on
from (select p.*, right(parcel_code, 7)::int as n from live.parcel p) p
where idle_finding <> 'NO_CONTRACT'
order by parcel_code;

-- an index is made faster after the rows than with them
drop index ledger.grant_contract_by_key, ledger.grant_contract_by_batch, ledger.grant_contract_by_parcel_code, ledger.site_state_by_key,
  ledger.site_state_by_batch, ledger.site_state_by_parcel_code, ledger.occupancy_by_key, ledger.occupancy_by_batch,
  ledger.occupancy_by_credit_code, ledger.occupancy_by_parcel_code, ledger.parcel_geom;

insert into ledger.grant_contract (row_key, recorded_at, batch_id, act_id, scope_park, scope_town, contract_no, parcel_code, phase,
  holder_name, kind, signed_on, price_wan, delivered_on, agreed_start_on, agreed_completion_on, agreed_investment_wan)
select 'C' || n || '|' || parcel_code || '|1', '2026-01-05', 1, 1, park_code, town, 'C' || n, parcel_code, 1,
  '青溪第' || n % 5000 || '制造有限公司', (array['GRANT', 'GRANT', 'GRANT', 'GRANT', 'GRANT', 'ALLOCATION', 'LEASE'])[n % 7 + 1],
  signed_on, case when n % 40 > 0 then (100 + n % 9000 + 0.5) end, signed_on + 60 + case when n % 33 = 0 then 700 else 0 end,
  case when n % 50 > 0 then signed_on + 120 + n % 300 end, signed_on + 1000, 500 + n % 4000
from numbered order by parcel_code;

insert into ledger.grant_contract (row_key, recorded_at, batch_id, act_id, scope_park, scope_town, contract_no, parcel_code, phase,
  holder_name, kind, signed_on, agreed_start_on, supplements, approved_on, means)
select 'S' || n || '|' || parcel_code || '|1', '2026-01-05', 1, 1, park_code, town, 'S' || n, parcel_code, 1,
  '青溪第' || n % 5000 || '制造有限公司', 'GRANT', signed_on + 300, signed_on + 700, 'C' || n, signed_on + 310, (array['D1', 'D2', 'D4'])[n % 3 + 1]
from numbered where n % 17 = 0 order by parcel_code;

insert into ledger.grant_contract (row_key, recorded_at, batch_id, act_id, scope_park, scope_town, contract_no, parcel_code, phase,
  holder_name, kind, signed_on, price_wan, delivered_on, agreed_start_on, agreed_investment_wan)
select 'C' || n || '|' || parcel_code || '|2', '2026-01-05', 1, 1, park_code, town, 'C' || n, parcel_code, 2,
  '青溪第' || n % 5000 || '制造有限公司', 'GRANT', signed_on, 300, signed_on + 60, signed_on + 900, 200
from numbered where n % 50 = 7 order by parcel_code;

insert into ledger.site_state (row_key, recorded_at, batch_id, act_id, scope_park, scope_town, parcel_code, observed_on, permit_on,
  started_on, should_develop_m2, developed_m2, invested_wan)
select parcel_code || '|' || signed_on + 800, '2026-01-05', 1, 1, park_code, town, parcel_code, signed_on + 800, signed_on + 150,
  case when n % 19 > 0 then signed_on + 200 end, round(registered_area_m2, 2), round(registered_area_m2 * (n % 10) / 10, 2), n % 3000
from numbered where n % 13 > 0 and signed_on < date '2024-01-01' order by parcel_code;

insert into ledger.site_state (row_key, recorded_at, batch_id, act_id, scope_park, scope_town, parcel_code, observed_on, stopped_on,
  completed_on, production_on)
select parcel_code || '|' || date '2026-10-01' - n % 90, '2026-01-05', 1, 1, park_code, town, parcel_code, date '2026-10-01' - n % 90,
  case when n % 23 = 1 then date '2026-09-30' - n % 1200 end, case when n % 23 > 4 then least(signed_on + 900, date '2026-06-01') end,
  case when n % 23 > 9 then least(signed_on + 950, date '2026-06-20') end
from numbered where n % 13 > 0 and n % 19 > 0 and n % 3 > 0 order by parcel_code;

insert into ledger.excluded_period (row_key, recorded_at, batch_id, act_id, scope_park, scope_town, parcel_code, cause, from_on, to_on,
  verified, document_no)
select parcel_code || '|' || k, '2026-01-05', 1, 1, park_code, town, parcel_code, (array['G1', 'G2', 'F'])[n % 3 + 1],
  signed_on + 400 * k, signed_on + 400 * k + 20 + n % 200, n % 7 > 0, case when n % 2 = 0 then '〔2020〕' || n || '号' end
from numbered, generate_series(1, 2) k where n % 14 = 0 and (k = 1 or n % 28 = 0) order by parcel_code;

-- three parcels of ten are used by firms, some thirtieth of those by two
insert into ledger.parcel (row_key, data_from, recorded_at, batch_id, act_id, scope_park, scope_town, parcel_code, name, park_code, town,
  registered_area_m2, plot_ratio, area_ellipsoid_m2, geom)
select parcel_code, '2020-01-01', '2026-01-05', 1, 1, park_code, town, parcel_code, name, park_code, town, round(registered_area_m2, 2),
  case when right(parcel_code, 7)::int % 8 > 0 then 1.5 end, area_ellipsoid_m2, geom
from live.parcel where right(parcel_code, 7)::int % 10 in (0, 3, 6) order by parcel_code;

insert into ledger.occupancy (row_key, recorded_at, batch_id, act_id, scope_park, scope_town, credit_code, parcel_code, relation, land_m2,
  building_m2, from_on, to_on)
select f.firm || '|' || parcel_code || '|' || f.relation, '2026-01-05', 1, 1, park_code, town, f.firm, parcel_code, f.relation, f.land,
  f.building, date '2015-01-01' + n % 3000, case when n % 31 = 0 then date '2025-06-30' end
from (select parcel_code, park_code, town, round(registered_area_m2, 2) as area, right(parcel_code, 7)::int as n from live.parcel
      where right(parcel_code, 7)::int % 10 in (0, 3, 6)) p
cross join lateral (
  select '91330000' || lpad((n / 20)::text, 10, '0') as firm, 'OWN' as relation, case when n % 25 > 0 then area end as land, area * 1.2 as building
  union all
  select '91330000' || lpad((n / 20)::text, 10, '0'), 'LEASE_OUT', round(area * 0.3, 2), null where n % 30 = 0
  union all
  select '91330000' || lpad((n / 20 + 1)::text, 10, '0'), 'LEASE_IN', round(area * 0.3, 2), null where n % 30 = 0
) f
order by parcel_code;

insert into ledger.enterprise (row_key, recorded_at, batch_id, act_id, credit_code, name, industry_scheme, industry_code)
select credit_code, '2026-01-05', 1, 1, credit_code, '青溪企业' || right(credit_code, 8), 'GBT4754-2017', '3825'
from (select distinct credit_code from ledger.occupancy) f order by credit_code;

insert into ledger.annual_return (row_key, recorded_at, batch_id, act_id, credit_code, year, output_wan, value_added_wan, tax_wan)
select credit_code || '|2025', '2026-01-05', 1, 1, credit_code, 2025, k % 90000 + 0.123457, k % 20000 + 0.11, k % 3000 - 20 + 0.000333
from (select row_key as credit_code, right(row_key, 7)::int as k from ledger.enterprise
      union all select '92330000' || lpad(k::text, 10, '0'), k from generate_series(1, 2000) k) r
where k % 12 > 0
order by credit_code;

insert into ledger.batch (kind, data_date, file_name, state, created_by, committed_at)
values ('parcels', '2026-01-05', 'bench', 'COMMITTED', 'bench', '2026-01-05');

create unique index grant_contract_by_key on ledger.grant_contract (row_key, data_from) where superseded_at = 'infinity';
create index grant_contract_by_batch on ledger.grant_contract (act_id);
create index grant_contract_by_parcel_code on ledger.grant_contract (parcel_code);
create unique index site_state_by_key on ledger.site_state (row_key, data_from) where superseded_at = 'infinity';
create index site_state_by_batch on ledger.site_state (act_id);
create index site_state_by_parcel_code on ledger.site_state (parcel_code);
create unique index occupancy_by_key on ledger.occupancy (row_key, data_from) where superseded_at = 'infinity';
create index occupancy_by_batch on ledger.occupancy (act_id);
create index occupancy_by_credit_code on ledger.occupancy (credit_code);
create index occupancy_by_parcel_code on ledger.occupancy (parcel_code);

vacuum analyze ledger.grant_contract;
vacuum analyze ledger.site_state;
vacuum analyze ledger.excluded_period;
vacuum analyze ledger.occupancy;
vacuum analyze ledger.annual_return;
vacuum analyze ledger.enterprise;
vacuum analyze ledger.parcel;

create schema bench;
create table bench.idle_verdict (like live.idle_verdict including all);
create table bench.per_mu_share (like live.per_mu_share including all);
