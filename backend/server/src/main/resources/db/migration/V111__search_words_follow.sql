-- After a commit of very many things their words follow in the background: they are some fifteen rows a thing.
create table live.search_due (
  kind text not null,
  key text not null,
  primary key (kind, key)
);
comment on table live.search_due is 'Things whose search words are still to be written, by kind of facts; empty but for the minutes after a large commit';

-- The widest rectangles inside parcels take milliseconds each; those of a very large commit follow in the background too.
create table live.rectangle_due (
  parcel_code text primary key
);
comment on table live.rectangle_due is 'Parcels whose widest rectangles are still to be measured; empty but for the minutes after a large commit';
