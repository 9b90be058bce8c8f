-- A small county for the tests of the published layers: 6,400 parcels inside one tile of zoom 12, so more than a tile may hold.
-- Columns of the grid: 0-19 park P01, 20-29 its sub-park P0101, 30-49 park P02, 50-79 no park. Rows: below 40 沙河镇, else 清溪街道.
insert into live.setting (name, value) values ('closed_year', '2025');

insert into live.area (area_code, id, level, name, parcels, area_mu, suspected, geom, geom_3857)
select code, live.feature_id('area', code), level, name, 6400, 1000, 100,
       st_multi(st_transform(box, 4490)), st_multi(box)
from (values ('339922', 'COUNTY', '青溪县', st_tileenvelope(11, 1709, 851)),
             ('339922101', 'TOWN', '沙河镇', st_tileenvelope(12, 3419, 1702)),
             ('339922102', 'TOWN', '清溪街道', st_tileenvelope(12, 3419, 1703))) as a (code, level, name, box);

create temporary table cell as
select i, j, n, x0 + i * step as x, y0 + j * step as y, step * (0.4 + (n * 7919 % 50) / 100.0) as side,
       '339922001001GB' || lpad(n::text, 5, '0') as code
from (select st_xmin(e) + 2 as x0, st_ymin(e) + 2 as y0, (st_xmax(e) - st_xmin(e) - 4) / 80 as step
      from st_tileenvelope(12, 3419, 1702) e) box,
     generate_series(0, 79) i, generate_series(0, 79) j, lateral (select i * 80 + j as n) nn;

insert into live.park (park_code, id, name, parent_park_code, parcels, area_mu, suspected, geom, geom_3857)
select code, live.feature_id('park', code), name, parent, parcels, 100, 10, st_multi(st_transform(box, 4490)), st_multi(box)
from (values ('P01', '青溪经济开发区', null, 2400, 0, 29), ('P0101', '青溪东区', 'P01', 800, 20, 29), ('P02', '沙河产业园', null, 1600, 30, 49))
  as p (code, name, parent, parcels, first, last),
  lateral (select st_envelope(st_collect(st_makepoint(x, y)))::geometry(Polygon) as hull from cell where i between first and last) h,
  lateral (select st_setsrid(st_buffer(hull, 1), 3857) as box) b;

insert into live.parcel (parcel_code, id, name, park_code, town, land_use_code, registered_area_m2, area_m2, area_mu, supply_state,
  term_end_on, plot_ratio, readiness, holder_name, idle_finding, legal_state, net_idle_days, judged_on, version_id, batch_id, geom, geom_3857)
select code, live.feature_id('parcel', code),
       case n when 1 then '=1+1' when 2 then '<img src=x onerror=alert(1)>' else '宗地 ' || n end,
       case when i < 20 then 'P01' when i < 30 then 'P0101' when i < 50 then 'P02' end,
       case when j < 40 then '沙河镇' else '清溪街道' end,
       '0601', 1000 + n, 1000 + n, (1000 + n) * 0.0015, 'SUPPLIED', date '2060-01-01' + n, 1.5, array['ROAD', 'WATER'],
       case when n % 3 = 0 then '企业 ' || n end,
       (array['NOT_DUE', 'SUSPECTED_NOT_STARTED', 'IN_DEVELOPMENT', 'OVERDUE', 'SUSPECTED_STOPPED', 'UNKNOWN'])[1 + n % 6],
       'NONE', n % 900, date '2026-11-23', 1, 1, st_multi(st_transform(shape, 4490)), st_multi(shape)
from cell, lateral (select st_makeenvelope(x, y, x + side, y + side, 3857) as shape) s;

insert into live.idle_verdict (parcel_code, park_code, town, finding, route, legal_state, area_mu, net_idle_days, years_full, fee_wan, score,
  judged_on)
select parcel_code, park_code, town, idle_finding, 'FEE', 'NONE', area_mu, net_idle_days, 1, 12.34, 0.5, judged_on
from live.parcel where idle_finding in ('SUSPECTED_NOT_STARTED', 'SUSPECTED_STOPPED', 'OVERDUE');

insert into live.parcel_per_mu (parcel_code, year, park_code, town, area_mu, tax_wan, output_wan, value_added_wan, tax_wan_per_mu,
  output_wan_per_mu, enterprises)
select parcel_code, year, park_code, town, 2, year - 2000, 100, 50, (year - 2000) / 2.0, 50, 1
from live.parcel, generate_series(2023, 2025) as year where id % 2 = 0;

-- a parcel of a county whose surveyors number by register: its key has a slash
insert into live.parcel (parcel_code, id, park_code, town, area_m2, area_mu, version_id, batch_id, geom, geom_3857)
select 'REG/12', live.feature_id('parcel', 'REG/12'), 'P01', '石桥镇', 100, 0.15, 1, 1, geom, st_transform(geom, 3857)
from (select st_multi(st_makeenvelope(120.70, 29.10, 120.701, 29.101, 4490)) as geom) g;

insert into live.project_site (project_code, id, name, park_code, town, stage, lamp, lag_points, judged_on, version_id, geom, geom_3857)
select code, live.feature_id('project', code), '项目 ' || n, park, '沙河镇', 'BUILDING', (array['RED', 'YELLOW', 'GREEN'])[1 + n % 3], -8.77,
       date '2026-11-23', n, geom, st_transform(geom, 3857)
from (select n, 'XM' || lpad(n::text, 3, '0') as code, case when n <= 5 then 'P01' when n <= 8 then 'P02' end as park,
             case when n % 2 = 0 then st_makeenvelope(120.51 + n * 0.002, 29.01, 120.5115 + n * 0.002, 29.0115, 4490)
                  else st_setsrid(st_makepoint(120.51 + n * 0.002, 29.02), 4490) end as geom
      from generate_series(1, 12) n) p;
insert into live.project_site (project_code, id, name, town, stage, version_id) values ('XM999', 999, '无位置项目', '沙河镇', 'LEAD', 99);

insert into live.control_line (line_code, id, kind, name, effect, geom, geom_3857)
select 'KX' || n, live.feature_id('control_line', 'KX' || n), 'FARMLAND', '永久基本农田 ' || n, 'FORBID', geom, st_transform(geom, 3857)
from generate_series(1, 5) n, lateral (select st_multi(st_makeenvelope(120.50, 29.00 + n * 0.01, 120.52, 29.005 + n * 0.01, 4490)) as geom) g;

insert into live.utility (utility_code, id, kind, class, name, geom, geom_3857)
select 'SS' || n, live.feature_id('utility', 'SS' || n), case when n % 2 = 0 then 'ROAD' else 'POWER' end, 'X', '设施 ' || n, geom, st_transform(geom, 3857)
from generate_series(1, 9) n, lateral (select case when n % 3 = 0 then st_setsrid(st_makepoint(120.55, 29.0 + n * 0.001), 4490)
  else st_setsrid(st_makeline(st_makepoint(120.50, 29.0 + n * 0.002), st_makepoint(120.58, 29.0 + n * 0.002)), 4490) end as geom) g;

analyze;
