-- purpose: the parcels, largest first, one of whose versions meets a tile
-- in: :z :x :y tile, :knownAt instant, :limit rows; runs under the caller's scope
-- out: row_key
select v.row_key
from ledger.parcel v
where v.geom && st_transform(st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096), 4490)
  and v.recorded_at <= :knownAt and v.superseded_at > :knownAt
group by v.row_key
order by max(v.area_ellipsoid_m2) desc nulls last, v.row_key
limit :limit
