-- What a person keeps on the desk: named views of the map. Each account sees and changes its own only.

create schema desk;
comment on schema desk is 'What accounts keep for themselves; no facts about land';
grant usage on schema desk to mumap_app;

create table desk.bookmark (
  id bigint generated always as identity primary key,
  username text not null references access.account on delete cascade,
  name text not null check (length(name) between 1 and 60),
  view text not null check (length(view) between 1 and 4000),
  saved_at timestamptz not null default now(),
  unique (username, name)
);
comment on table desk.bookmark is '书签 · Named views of the map, one owner each';
comment on column desk.bookmark.view is 'the query part of the address that restores the view; never more than what the account itself could open';

alter table desk.bookmark enable row level security;
create policy own on desk.bookmark to mumap_app
  using (username = (select current_setting('mumap.user', true)))
  with check (username = (select current_setting('mumap.user', true)));
grant select, insert, update, delete on desk.bookmark to mumap_app;
