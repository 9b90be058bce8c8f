-- purpose: renews the words of the projects in touched (row_key)
delete from live.search_word w using touched t where w.kind = 'project' and w.key = t.row_key;

insert into live.search_word (kind, way, word, key, park_code, town)
select 'project', x.way, x.word, p.project_code, p.park_code, p.town
from touched t
join live.project_site p on p.project_code = t.row_key
cross join lateral (
  select 'N' as way, unnest(live.search_pairs(live.search_text(p.name)) || right(live.search_text(p.name), 1)) as word
  union select 'C', live.search_text(p.project_code)
  union select 'R', reverse(live.search_text(p.project_code))
) x
where x.word <> '';
