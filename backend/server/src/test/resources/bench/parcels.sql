-- purpose: a county of side × side parcels that share their crooked edges point by point (13 points each), as the ledger's live
--   tables hold them, and the tile table in Hilbert order. Same numbers every time.
-- parameters (put in as text): :side, :west, :south, :cell (m, EPSG:3857)
create function public.bench_node(i int, j int) returns geometry language sql as $$
  select st_makepoint(
    :west + :cell / 3.0 * (i + ((hashint4(i * 7919 + j) & 65535) / 65536.0::float8 - 0.5) * 0.6),
    :south + :cell / 3.0 * (j + ((hashint4(j * 7907 + i + 1) & 65535) / 65536.0::float8 - 0.5) * 0.6)) $$;

-- loaded as a whole: the tile table is written once at the end
alter table live.parcel disable trigger user;

alter table live.parcel_per_mu disable trigger user;

insert into live.setting (name, value) values ('closed_year', '2025');

-- an index is made faster after the rows than with them
drop index live.parcel_geom, live.parcel_geom_3857, live.parcel_park, live.parcel_name, live.tile_parcel_geom_3857;

-- codes run village by village, 40 × 40 parcels each, as numbering does
insert into live.parcel (parcel_code, id, name, park_code, town, land_use_scheme, land_use_code, registered_area_m2, area_m2,
  area_mu, area_ellipsoid_m2, area_zone_plane_m2, zone_epsg, supply_state, right_nature, real_estate_unit_no, readiness,
  holder_name, idle_finding, idle_route, legal_state, net_idle_days, judged_on, low_efficiency, road_m, power_m, water_m,
  sewage_m, gas_m, slope_deg, shape, version_id, batch_id, geom, geom_3857)
select code, live.feature_id('parcel', code), '青溪经济开发区' || n || '号宗地', case when village % 3 = 0 then 'P' || lpad((village % 30)::text, 2, '0') end,
  '第' || village / 5000 * 10 + village % 1000 / 5 || '镇', 'GBT21010-2017', lpad((n % 12 + 1)::text, 2, '0') || '01', area, area, area * 0.0015, area, area, 4528,
  (array['SUPPLIED', 'SUPPLIED', 'RESERVE', 'APPROVED_UNSUPPLIED'])[n % 4 + 1], '出让', code || 'F00000001',
  '{ROAD,WATER,POWER}', case when n % 5 < 3 then '青溪第' || hashint4(n) % 5000 || '制造有限公司' end,
  (array['DEVELOPED', 'DEVELOPED', 'IN_DEVELOPMENT', 'NO_CONTRACT', 'SUSPECTED_NOT_STARTED', 'NOT_DUE'])[n % 6 + 1],
  'NONE', 'NONE', case when n % 6 = 4 then n % 1500 else 0 end, date '2026-11-23', n % 17 = 0,
  n % 900, n % 1200, n % 700, n % 800, n % 1500, n % 25, 0.7, n, 1, st_transform(shape, 4490), shape
from (
  select n, village, area, shape, '339922' || lpad((village % 1000)::text, 3, '0') || lpad((village / 1000)::text, 3, '0') || 'GB' || lpad(n::text, 7, '0') as code
  from (
    select (row_number() over (order by y / 40, x / 40, y, x))::int as n, (y / 40) * 1000 + x / 40 as village, st_area(g) * 0.76 as area,
           st_multi(st_setsrid(g, 3857)) as shape
    from (
      select x, y, st_makepolygon(st_makeline(array[
        public.bench_node(3 * x, 3 * y), public.bench_node(3 * x + 1, 3 * y), public.bench_node(3 * x + 2, 3 * y),
        public.bench_node(3 * x + 3, 3 * y), public.bench_node(3 * x + 3, 3 * y + 1), public.bench_node(3 * x + 3, 3 * y + 2),
        public.bench_node(3 * x + 3, 3 * y + 3), public.bench_node(3 * x + 2, 3 * y + 3), public.bench_node(3 * x + 1, 3 * y + 3),
        public.bench_node(3 * x, 3 * y + 3), public.bench_node(3 * x, 3 * y + 2), public.bench_node(3 * x, 3 * y + 1),
        public.bench_node(3 * x, 3 * y)])) as g
      from generate_series(0, :side - 1) x, generate_series(0, :side - 1) y
    ) cells
  ) numbered
) coded
order by code;

insert into live.parcel_per_mu (parcel_code, year, park_code, town, area_mu, tax_wan, output_wan, value_added_wan,
  tax_wan_per_mu, output_wan_per_mu, enterprises)
select parcel_code, 2025, park_code, town, area_mu, area_mu * 20, area_mu * 400, area_mu * 90,
  (hashtext(parcel_code) & 65535) / 1000.0, (hashtext(parcel_code) & 262143) / 500.0, 1
from live.parcel
where holder_name is not null
order by parcel_code;

insert into live.tile_parcel select * from live.tile_parcel_source order by geom_3857;

create index parcel_geom_3857 on live.parcel using gist (geom_3857);

create index parcel_geom on live.parcel using gist (geom);

create index parcel_park on live.parcel (park_code);

create index parcel_name on live.parcel (name);

create index tile_parcel_geom_3857 on live.tile_parcel using gist (geom_3857);

alter table live.parcel enable trigger user;

alter table live.parcel_per_mu enable trigger user;

vacuum analyze live.parcel;

vacuum analyze live.parcel_per_mu;

vacuum analyze live.tile_parcel;

drop function public.bench_node(int, int);

insert into live.lod_due (town, park_code) select distinct coalesce(town, ''), coalesce(park_code, '') from live.tile_parcel;
