-- Themes of the map that people have built: a property, limits and a ramp under a name. Each account sees and changes its own only;
-- what is handed on is the address of the map, which holds the whole theme.
create table desk.map_theme (
  id bigint generated always as identity primary key,
  username text not null references access.account on delete cascade,
  name text not null check (length(name) between 1 and 60),
  spec text not null check (length(spec) between 1 and 400),
  saved_at timestamptz not null default now(),
  unique (username, name)
);
comment on table desk.map_theme is '专题 · Themes of the map that accounts keep, one owner each';
comment on column desk.map_theme.name is '名称 · Name, unique within the account';
comment on column desk.map_theme.spec is '专题定义 · The theme as the address of the map writes it: property~method~classes~ramp~limits';
comment on column desk.map_theme.saved_at is '保存时刻 · When it was saved last';

alter table desk.map_theme enable row level security;
create policy own on desk.map_theme to mumap_app
  using (username = (select current_setting('mumap.user', true)))
  with check (username = (select current_setting('mumap.user', true)));
grant select, insert, update, delete on desk.map_theme to mumap_app;
