-- purpose: parcels of a batch and present ones that a shape may lie upon or beside
-- parameters: batch; row (its own row, left out); key (its own key, left out); west, south, east, north: box in EPSG:4490; most
-- columns: row_no (null for present ones), row_key, park_code, shape (EWKB hex)
select s.row_no, s.row_key, s.facts->>'park_code' as park_code, s.geom::text as shape
from ledger.staged_row s
where s.batch_id = :batch and s.row_no <> :row and s.geom is not null and s.row_key is not null and not s.fabric_refused
  and s.geom && st_makeenvelope(:west, :south, :east, :north, 4490)
union all
select null, p.parcel_code, p.park_code, p.geom::text
from live.parcel p
where p.geom && st_makeenvelope(:west, :south, :east, :north, 4490) and p.parcel_code <> :key
  and not exists (select from ledger.staged_row s where s.batch_id = :batch and s.row_key = p.parcel_code)
limit :most
