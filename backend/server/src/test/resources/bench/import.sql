-- purpose: side × side parcels that share their crooked edges point by point (13 points each), as a survey office would send them
-- parameters (put in as text): :side, :west, :south, :cell (m, EPSG:3857)
create schema bench;

create function bench.node(i int, j int) returns geometry language sql as $$
  select st_makepoint(
    :west + :cell / 3.0 * (i + ((hashint4(i * 7919 + j) & 65535) / 65536.0::float8 - 0.5) * 0.6),
    :south + :cell / 3.0 * (j + ((hashint4(j * 7907 + i + 1) & 65535) / 65536.0::float8 - 0.5) * 0.6)) $$;

-- codes run village by village, 40 × 40 parcels each, as numbering does
create table bench.survey as
select '339922' || lpad((village % 1000)::text, 3, '0') || lpad((village / 1000)::text, 3, '0') || 'GB' || lpad((n % 100000)::text, 5, '0') as parcel_code,
  '青溪经济开发区' || n || '号宗地' as name, case when village % 3 = 0 then 'P0' || village % 5 + 1 end as park_code,
  '第' || village / 40 || '镇' as town, 'GBT21010-2017' as land_use_scheme, lpad((n % 12 + 1)::text, 2, '0') || '01' as land_use_code,
  round((st_area(shape::geography) * (1 + (n % 7 - 3) * 0.0004))::numeric, 2) as registered_area_m2,
  (array['SUPPLIED', 'SUPPLIED', 'RESERVE', 'APPROVED_UNSUPPLIED'])[n % 4 + 1] as supply_state, '出让' as right_nature,
  date '2040-01-01' + n % 9000 as term_end_on, round((0.8 + n % 17 * 0.1)::numeric, 2) as plot_ratio, shape as geom
from (
  select (row_number() over (order by y / 40, x / 40, y, x))::int as n, (y / 40) * (:side / 40 + 1) + x / 40 as village,
         st_multi(st_setsrid(st_transform(st_setsrid(g, 3857), 4326), 4490)) as shape
  from (
    select x, y, st_makepolygon(st_makeline(array[
      bench.node(3 * x, 3 * y), bench.node(3 * x + 1, 3 * y), bench.node(3 * x + 2, 3 * y),
      bench.node(3 * x + 3, 3 * y), bench.node(3 * x + 3, 3 * y + 1), bench.node(3 * x + 3, 3 * y + 2),
      bench.node(3 * x + 3, 3 * y + 3), bench.node(3 * x + 2, 3 * y + 3), bench.node(3 * x + 1, 3 * y + 3),
      bench.node(3 * x, 3 * y + 3), bench.node(3 * x, 3 * y + 2), bench.node(3 * x, 3 * y + 1),
      bench.node(3 * x, 3 * y)])) as g
    from generate_series(0, :side - 1) x, generate_series(0, :side - 1) y
  ) cells
) numbered
order by n;

create table bench.county as
select '339922' as area_code, 'COUNTY' as level, '青溪县' as name, st_multi(st_expand(st_setsrid(st_extent(geom)::geometry, 4490), 0.01)) as geom from bench.survey;

create table bench.park as
select park_code, '园区' || park_code as name, st_multi(st_setsrid(st_extent(geom)::geometry, 4490)) as geom
from bench.survey where park_code is not null group by park_code;
