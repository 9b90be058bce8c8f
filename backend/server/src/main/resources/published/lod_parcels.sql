-- purpose: the parcels of one town and park that begin in some tiles, with the money of the newest closed year.
-- parameters: :town, :park (empty = none); :columns, :rows tiles (bigint[], side by side); :width, :half as in lod_counts;
--   :west, :south, :east, :north a box around the tiles (m, EPSG:3857).
-- columns: area_mu and net_mu (mu), tax_wan and output_wan (ten thousand yuan, null without figures), shape (WKB, EPSG:3857).
select t.id, t.parcel_code, t.area_mu, t.land_use_code, t.supply_state, t.idle_finding, t.legal_state, t.low_efficiency,
       case when y.tax_wan_per_mu is not null then y.area_mu end as net_mu, y.tax_wan, y.output_wan,
       st_asbinary(t.geom_3857) as shape
from live.tile_parcel t
left join live.parcel_per_mu y
  on y.parcel_code = t.parcel_code and y.year = (select s.value::integer from live.setting s where s.name = 'closed_year')
where coalesce(t.town, '') = :town and coalesce(t.park_code, '') = :park
  and t.geom_3857 && st_makeenvelope(:west, :south, :east, :north, 3857)
  and (floor((st_xmin(t.geom_3857) + :half) / :width)::bigint, floor((st_ymin(t.geom_3857) + :half) / :width)::bigint)
      in (select * from unnest(:columns::bigint[], :rows::bigint[]))
order by t.parcel_code
