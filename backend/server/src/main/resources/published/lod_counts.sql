-- purpose: how many parcels begin (lower left corner of the box) in each tile of a zoom, by town and park.
-- parameters: :width width of a tile (m, EPSG:3857); :half half the width of the world (m).
-- columns: town and park_code (empty = none); tile_column from the west and tile_row from the south (count); parcels (count).
select coalesce(t.town, '') as town, coalesce(t.park_code, '') as park_code,
       floor((st_xmin(t.geom_3857) + :half) / :width)::bigint as tile_column,
       floor((st_ymin(t.geom_3857) + :half) / :width)::bigint as tile_row,
       count(*)::integer as parcels
from live.tile_parcel t
group by 1, 2, 3, 4
