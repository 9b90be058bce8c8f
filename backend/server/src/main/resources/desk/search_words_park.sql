-- purpose: renews the words of the parks in touched (row_key)
delete from live.search_word w using touched t where w.kind = 'park' and w.key = t.row_key;

insert into live.search_word (kind, way, word, key, park_code, town)
select 'park', x.way, x.word, p.park_code, p.park_code, null
from touched t
join live.park p on p.park_code = t.row_key
cross join lateral (
  select 'N' as way, unnest(live.search_pairs(live.search_text(p.name)) || right(live.search_text(p.name), 1)) as word
  union select 'C', live.search_text(p.park_code)
  union select 'R', reverse(live.search_text(p.park_code))
) x
where x.word <> '';
