-- purpose: the projects in the caller's scope as judged now
-- columns: lag_points (percentage points, positive = ahead), *_share (0 to 1), *_wan (10,000 yuan), lon, lat (EPSG:4490, degrees)
select project_code, name, town, park_code, stage, kind, lamp, lag_points, done_share, time_share, annual_plan_wan, done_wan,
       leader, chief, lead_unit, steward, phone, signed_on, total_investment_wan,
       round(st_x(point)::numeric, 7) as lon, round(st_y(point)::numeric, 7) as lat
from (select s.*, st_transform(s.point_3857, 4490) as point from live.project_site s) p
