-- purpose: roads, pipes and cables that a site can be joined to.
drop view if exists published.utilities;
create view published.utilities with (security_invoker) as
select u.id, u.utility_code, u.kind, u.class, u.name, u.capacity, u.spare, u.geom, u.geom_3857
from live.utility u;

grant select on published.utilities to mumap_app;
comment on view published.utilities is '市政管网与道路 · Utilities and roads
道路、给排水、燃气、电力、通信、供热等设施 · Roads, water, sewage, gas, power, telecom, heat and the like
tiles from z0: utility_code, kind, class, name';
comment on column published.utilities.id is '要素编号 · Feature id';
comment on column published.utilities.utility_code is '设施编号 · Utility code';
comment on column published.utilities.kind is '种类 · Kind';
comment on column published.utilities.class is '等级 · Class';
comment on column published.utilities.name is '名称 · Name';
comment on column published.utilities.capacity is '容量 · Capacity';
comment on column published.utilities.spare is '余量 · Spare capacity';
comment on column published.utilities.geom is '位置 · Place (EPSG:4490)';
comment on column published.utilities.geom_3857 is '瓦片用位置 · Place for tiles (EPSG:3857)';
