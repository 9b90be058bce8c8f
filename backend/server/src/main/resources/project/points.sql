-- purpose: where projects lie, at other times
-- in: :versions rows of the ledger
-- columns: lon, lat of the entrance, else of a point on the site (EPSG:4490, degrees)
select version_id, round(st_x(point)::numeric, 7) as lon, round(st_y(point)::numeric, 7) as lat
from (select version_id, coalesce(entrance, st_pointonsurface(geom)) as point
      from ledger.project where version_id = any(:versions)) p
where point is not null
