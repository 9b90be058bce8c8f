-- purpose: renews the words of the firms in touched (row_key), former names included; seen by whoever sees a parcel of theirs
delete from live.search_word w using touched t where w.kind = 'enterprise' and w.key = t.row_key;

insert into live.search_word (kind, way, word, key, park_code, town)
select 'enterprise', x.way, x.word, e.credit_code, null, null
from touched t
join ledger.enterprise e on e.row_key = t.row_key and e.superseded_at = 'infinity' and not e.ended
cross join lateral (
  select 'N' as way, unnest(live.search_pairs(n.name) || right(n.name, 1)) as word
  from (values (live.search_text(e.name)), (live.search_text(e.former_names))) as n (name)
  union select 'C', live.search_text(e.credit_code)
  union select 'R', reverse(live.search_text(e.credit_code))
) x
where x.word <> '';
