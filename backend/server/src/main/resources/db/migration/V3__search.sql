-- What the rooms idle, parcel and desk keep beside V1.

-- The order in which an officer takes up idle land, and when the suspicion began.
alter table live.idle_verdict
  add column first_full_on date,
  add column due_on date;
comment on column live.idle_verdict.first_full_on is 'the day the first net year is full; null when no clock runs';
comment on column live.idle_verdict.due_on is 'the next day on which a net year will be full, else the last one that was; null when no clock runs';
comment on column live.idle_verdict.verdict is 'the whole verdict; its sentences as key and arguments, so that it can be read in either language';

-- Search. Names are found by their pairs of characters, codes by their beginning or their end: comparisons that row level
-- security lets an index do (text "=", and "<" in the C collation), which ilike and trigrams are not.
create table live.search_word (
  kind text not null check (kind in ('parcel', 'enterprise', 'project', 'park')),
  way char(1) not null check (way in ('N', 'C', 'R')),
  word text collate "C" not null,
  key text not null,
  park_code text,
  town text,
  primary key (way, word, kind, key)
);
create index search_word_key on live.search_word (kind, key);
comment on table live.search_word is 'Words by which things are found: derived from live.* and ledger.enterprise';
comment on column live.search_word.way is 'N: two neighbouring characters of a name (and its last character); C: the code; R: the code backwards';
select access.scope_by_land('live.search_word', 'park_code', 'town');
-- a firm is found by whoever sees one of its parcels
create policy firm_scope on live.search_word for select to mumap_app
  using (kind = 'enterprise' and key in (select ep.credit_code from live.enterprise_park ep));

create function live.search_text(text) returns text
language sql immutable strict parallel safe as $$
  select translate(upper(normalize($1, NFKC)), E' \t\r\n', '')
$$;
comment on function live.search_text is 'A text as it is compared: full-width forms made plain, upper case, without spaces';

create function live.search_pairs(text) returns text[]
language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct substr($1, i, 2)), '{}') from generate_series(1, length($1) - 1) as i
$$;
comment on function live.search_pairs is 'The pairs of neighbouring characters of a text';
