-- Base maps that an administrator keeps in the program, beside those of the settings file. The server asks for their tiles; a key
-- stands here and is never given out, so the requests' role may not read the table.
create table access.base_map (
  id text primary key check (id ~ '^[a-z0-9-]{1,40}$'),
  name text not null check (length(name) between 1 and 60),
  name_en text not null default '',
  url text not null check (length(url) <= 1000),
  labels_url text not null default '' check (length(labels_url) <= 1000),
  key text not null default '' check (length(key) <= 200),
  attribution text not null default '' check (length(attribution) <= 200),
  max_zoom integer not null default 18 check (max_zoom between 1 and 22),
  tile_matrices text[] not null default '{}',
  enabled boolean not null default true,
  changed_by text not null,
  changed_at timestamptz not null default now()
);
comment on table access.base_map is '底图 · Base maps kept by an administrator; readable by the owner alone, because of the keys';
comment on column access.base_map.id is '编号 · Name in addresses';
comment on column access.base_map.name is '名称 · Chinese name';
comment on column access.base_map.name_en is '英文名称 · English name';
comment on column access.base_map.url is '切片地址 · Address of a tile, with {z} {x} {y} and, where needed, {key}';
comment on column access.base_map.labels_url is '注记切片地址 · Address of a tile of the names over it';
comment on column access.base_map.key is '密钥 · Key of the service';
comment on column access.base_map.attribution is '来源与审图号 · Who made it, with its approval number; shown on the map';
comment on column access.base_map.max_zoom is '最大级 · Last zoom';
comment on column access.base_map.tile_matrices is '切片矩阵名 · Names of the tile matrices by zoom where they are no plain numbers';
comment on column access.base_map.enabled is '启用 · Whether it is offered';
comment on column access.base_map.changed_by is '修改账号 · Who changed it last';
comment on column access.base_map.changed_at is '修改时刻 · When';
alter table access.base_map enable row level security;
