-- purpose: control lines: where the law forbids, or requires, or warns.
drop view if exists published.control_lines;
create view published.control_lines with (security_invoker) as
select l.id, l.line_code, l.kind, l.name, l.effect, l.law, l.office, l.geom, l.geom_3857
from live.control_line l;

grant select on published.control_lines to mumap_app;
comment on view published.control_lines is '控制线 · Control lines
永久基本农田、生态保护红线、城镇开发边界、防洪等控制线及其效力 · Farmland, ecological, urban boundary, flood and other lines with their effect
tiles from z0: line_code, kind, name, effect';
comment on column published.control_lines.id is '要素编号 · Feature id';
comment on column published.control_lines.line_code is '控制线编号 · Line code';
comment on column published.control_lines.kind is '种类 · Kind';
comment on column published.control_lines.name is '名称 · Name';
comment on column published.control_lines.effect is '效力 · Effect';
comment on column published.control_lines.law is '依据 · Law';
comment on column published.control_lines.office is '主管 · Office';
comment on column published.control_lines.geom is '范围 · Outline (EPSG:4490)';
comment on column published.control_lines.geom_3857 is '瓦片用范围 · Outline for tiles (EPSG:3857)';
