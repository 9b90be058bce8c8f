-- Photos of projects. What is kept is drawn anew from the pixels; what camera, phone and sender said of place and time stands beside one
-- another, with what was taken for true. A row never changes, but for its withdrawal, which gives a reason.
create table ledger.project_photo (
  photo_id bigint generated always as identity primary key,
  project_code text not null,
  node text,
  note text,
  sha256 text not null,
  width integer not null,
  height integer not null,
  size_bytes bigint not null,
  file_name text not null,
  original_type text not null,
  original_sha256 text not null,
  taken_at timestamptz not null,
  taken_from text not null check (taken_from in ('CAMERA', 'PHONE', 'ARRIVAL')),
  taken_on date not null,
  lon double precision,
  lat double precision,
  place_from text check (place_from in ('CAMERA', 'PHONE')),
  direction_deg double precision,
  exif_taken_at timestamp,
  exif_lon double precision,
  exif_lat double precision,
  phone_at timestamptz,
  phone_lon double precision,
  phone_lat double precision,
  phone_accuracy_m double precision,
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  scope_park text,
  scope_town text,
  check ((lon is null) = (place_from is null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index project_photo_by_project on ledger.project_photo (project_code, taken_at);
comment on table ledger.project_photo is '项目照片 · Photos of projects, append-only';
comment on column ledger.project_photo.project_code is '项目代码 · Project code';
comment on column ledger.project_photo.node is '照片所示节点 · Node shown; null where nobody said so';
comment on column ledger.project_photo.note is '说明 · Note';
comment on column ledger.project_photo.sha256 is '存档照片的哈希 · SHA-256 of the picture as kept';
comment on column ledger.project_photo.width is '宽(像素) · Width, pixels';
comment on column ledger.project_photo.height is '高(像素) · Height, pixels';
comment on column ledger.project_photo.size_bytes is '字节数 · Bytes';
comment on column ledger.project_photo.file_name is '来时的文件名 · Name it came with; shown, never opened';
comment on column ledger.project_photo.original_type is '来时的格式 · Media type it came as';
comment on column ledger.project_photo.original_sha256 is '来时文件的哈希 · SHA-256 of the file as it came';
comment on column ledger.project_photo.taken_at is '拍摄时刻 · Instant of the shot as taken for true';
comment on column ledger.project_photo.taken_from is '拍摄时刻的来源 · Where that instant comes from: camera, phone, arrival';
comment on column ledger.project_photo.taken_on is '拍摄日期 · Day of the shot in the county';
comment on column ledger.project_photo.lon is '经度 · Longitude (EPSG:4490) as taken for true';
comment on column ledger.project_photo.lat is '纬度 · Latitude (EPSG:4490) as taken for true';
comment on column ledger.project_photo.place_from is '位置的来源 · Where the place comes from';
comment on column ledger.project_photo.direction_deg is '朝向(度) · Direction of view from north, degrees, as the camera wrote it';
comment on column ledger.project_photo.exif_taken_at is '相机记的时间 · Local time as the camera wrote it';
comment on column ledger.project_photo.exif_lon is '相机记的经度 · Longitude as the camera wrote it';
comment on column ledger.project_photo.exif_lat is '相机记的纬度 · Latitude as the camera wrote it';
comment on column ledger.project_photo.phone_at is '手机报的时刻 · Instant as the browser told it';
comment on column ledger.project_photo.phone_lon is '手机报的经度 · Longitude as the browser told it';
comment on column ledger.project_photo.phone_lat is '手机报的纬度 · Latitude as the browser told it';
comment on column ledger.project_photo.phone_accuracy_m is '手机报的精度(米) · Accuracy as the browser told it, metres';
comment on column ledger.project_photo.recorded_at is '入库时刻 · Instant it was brought';
comment on column ledger.project_photo.recorded_by is '上传账号 · Account that brought it';
comment on column ledger.project_photo.withdrawn_at is '撤回时刻 · Instant it was withdrawn';
comment on column ledger.project_photo.withdrawn_by is '撤回账号 · Account that withdrew it';
comment on column ledger.project_photo.withdrawn_reason is '撤回理由 · Why it was withdrawn';
select access.scope_by_land('ledger.project_photo'::regclass, 'scope_park', 'scope_town');
