-- purpose: what a search asks of the county that parcels.sql made: uses, areas of 3 to 120 mu, measured columns, and three layers of
--   control lines (farmland circles that forbid, a crooked boundary that must enclose, flood circles to be shown). Same numbers every time.
-- parameters (put in as text): :side, :west, :south, :cell (m, EPSG:3857)
-- the triggers fill the table of searches; the tile table is not looked at here
alter table live.parcel disable trigger tile_changed;

update live.parcel p
set site_use = true, land_use_scheme = 'LANDSEA_2023', land_use_code = '10010' || (h.a % 3 + 1), area_mu = 3 + (h.a % 11700) / 100.0,
    secondary_road_m = h.b % 1500, arterial_road_m = h.b % 4000, express_road_m = h.b % 20000, express_by_road_m = h.b % 30000,
    power_by_road_m = h.c % 9000, water_by_road_m = h.c % 5000, sewage_by_road_m = h.c % 6000, gas_by_road_m = h.c % 12000,
    power_spare = h.c % 40000, water_spare = h.c % 9000, sewage_spare = h.c % 7000, gas_spare = h.c % 50000,
    earthwork_m3_per_mu = h.b % 2500, area_ellipsoid_m2 = st_area(p.geom::geography), rect_1_m = h.a % 150, rect_1_5_m = h.a % 130, rect_2_m = h.a % 110, rect_3_m = h.a % 90,
    rect_5_m = h.a % 60, slope_deg = (h.c % 300) / 10.0
from (select parcel_code, abs(hashtext(parcel_code) % 1000003) as a, abs(hashtext(parcel_code || 'b') % 1000003) as b,
             abs(hashtext(parcel_code || 'c') % 1000003) as c from live.parcel) h
where h.parcel_code = p.parcel_code;

alter table live.parcel enable trigger tile_changed;

vacuum analyze live.parcel;

vacuum analyze live.site_row;

insert into live.control_line (line_code, id, kind, name, effect, law, office, geom, geom_3857)
select kind || n, live.feature_id('line', kind || n), kind, kind || n, effect, '示例法第' || n % 40 || '条', '示例局', st_transform(shape, 4490), shape
from (
  select k.kind, k.effect, row_number() over (partition by k.kind order by x, y) as n,
         st_multi(st_buffer(st_setsrid(st_makepoint(:west + :side * :cell * (x + k.shift) / 36, :south + :side * :cell * (y + k.shift) / 36), 3857),
           :side * :cell / 36 * k.radius, 24)) as shape
  from generate_series(0, 35) x, generate_series(0, 35) y,
    (values ('FARMLAND', 'FORBID', 0.25, 0.22), ('FLOOD', 'WARN', 0.75, 0.30)) as k (kind, effect, shift, radius)) circles;

insert into live.control_line (line_code, id, kind, name, effect, law, office, geom, geom_3857)
select 'URBAN', live.feature_id('line', 'URBAN'), 'URBAN_BOUNDARY', 'URBAN', 'REQUIRE_INSIDE', '城镇开发边界', '示例局',
       st_multi(st_transform(shape, 4490)), st_multi(shape)
from (
  select st_setsrid(st_makepolygon(st_addpoint(line, st_startpoint(line))), 3857) as shape
  from (
    select st_makeline(st_makepoint(
      :west + :side * :cell * (0.5 + (0.44 + 0.03 * sin(n / 7.0)) * cos(n * pi() / 1500)),
      :south + :side * :cell * (0.5 + (0.44 + 0.03 * sin(n / 7.0)) * sin(n * pi() / 1500))) order by n) as line
    from generate_series(0, 2999) n) star) ring;

insert into live.control_line_piece (line_code, geom) select line_code, st_subdivide(geom, 64) from live.control_line;

analyze live.control_line, live.control_line_piece;
