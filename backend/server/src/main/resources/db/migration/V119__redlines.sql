-- Redlines (圈批): what people draw on the map with words, to whom, until when. A mark is never changed or deleted: what becomes of it
-- are its acts, and where it stands is read from the last act that was not undone.

create schema redline;
comment on schema redline is '圈批 · What people draw on the map for each other; no facts about land';
grant usage on schema redline to mumap_app;

create table redline.mark (
  mark_id bigint generated always as identity primary key,
  mark_no text not null unique,
  kind text not null check (kind in ('LINE', 'POLYGON', 'ARROW', 'TEXT')),
  geom geometry(Geometry, 4490) not null,
  words text not null check (length(words) between 1 and 1000),
  drawn_by text not null,
  drawn_by_name text not null,
  office text not null,
  addressee text,
  addressee_name text,
  due_on date,
  drawn_at timestamptz not null,
  scope_park text,
  scope_town text
);
create index mark_drawn_by on redline.mark (drawn_by);
create index mark_addressee on redline.mark (addressee);
comment on table redline.mark is '圈批 · Redlines as they were drawn';
comment on column redline.mark.mark_no is '编号,每年连续 · Number, without gaps within a year';
comment on column redline.mark.kind is '形式 · Line, polygon, arrow or a text at a point';
comment on column redline.mark.geom is '所画图形 · What was drawn (EPSG:4490)';
comment on column redline.mark.words is '批语 · Words';
comment on column redline.mark.drawn_by is '圈批账号 · Account that drew it';
comment on column redline.mark.drawn_by_name is '圈批人 · Its name at the time';
comment on column redline.mark.office is '单位 · Its office at the time';
comment on column redline.mark.addressee is '请谁答复 · Account that is asked to answer';
comment on column redline.mark.addressee_name is '请谁答复 · Its name at the time';
comment on column redline.mark.due_on is '期限 · Day until which an answer is wanted';
comment on column redline.mark.drawn_at is '圈批时刻 · Instant it was drawn';
comment on column redline.mark.scope_park is '所在园区 · Park it lies in';
comment on column redline.mark.scope_town is '所在乡镇 · Town it lies in';

create table redline.act (
  mark_id bigint not null references redline.mark,
  act_no integer not null,
  act text not null check (act in ('DRAW', 'ANSWER', 'CLOSE', 'REOPEN', 'WITHDRAW', 'UNDO')),
  acted_by text not null,
  acted_by_name text not null,
  acted_at timestamptz not null,
  words text check (length(words) <= 1000),
  undoes integer,
  primary key (mark_id, act_no)
);
comment on table redline.act is '圈批行为 · What became of redlines, append-only';
comment on column redline.act.act_no is '序号 · Number within the redline, from 1';
comment on column redline.act.act is '行为 · What was done';
comment on column redline.act.acted_by is '经办账号 · Account that did it';
comment on column redline.act.acted_by_name is '经办人 · Its name at the time';
comment on column redline.act.acted_at is '时刻 · Instant';
comment on column redline.act.words is '说明 · Words';
comment on column redline.act.undoes is '撤销第几号 · Number of the act that this one undoes';

-- seen by whoever sees the land it lies on, by whoever drew it and by whom it asks
select access.scope_by_land('redline.mark', 'scope_park', 'scope_town');
create policy own on redline.mark for select to mumap_app
  using ((select current_setting('mumap.user', true)) in (drawn_by, addressee));
alter table redline.act enable row level security;
create policy with_its_mark on redline.act for select to mumap_app
  using (exists (select from redline.mark m where m.mark_id = act.mark_id));
grant select on redline.act to mumap_app;
