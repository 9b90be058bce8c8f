-- What imports leave behind can be counted and cleaned away: how large an original is, how large the parcels of a batch are by each
-- measure, when the staged rows of a decided batch were cleaned. And the system whose plane a parcel's file was drawn in.
alter table ledger.batch add column file_bytes bigint;
comment on column ledger.batch.file_bytes is 'size of the original, bytes; null for batches older than this column and for roll-backs';
alter table ledger.batch add column areas jsonb;
comment on column ledger.batch.areas is 'parcels only: sums over accepted rows in m2, registered, on the ellipsoid, in the 3-degree plane, in the plane of the file';
alter table ledger.batch add column staged_cleaned_at timestamptz;
comment on column ledger.batch.staged_cleaned_at is 'when its staged rows were cleaned away; the report stays';
create index batch_by_original on ledger.batch (file_sha256);

alter table ledger.parcel add column file_epsg integer;
comment on column ledger.parcel.area_ellipsoid_m2 is '椭球面积 · Area on the CGCS2000 ellipsoid (m2)';
comment on column ledger.parcel.area_zone_plane_m2 is '3°带平面面积 · Area in the plane of its 3-degree zone (m2)';
comment on column ledger.parcel.zone_epsg is '3°带 · EPSG code of that zone';
comment on column ledger.parcel.area_file_plane_m2 is '文件坐标系平面面积 · Area in the plane of the file it came with (m2)';
comment on column ledger.parcel.file_epsg is '文件坐标系 · EPSG code of that plane';
