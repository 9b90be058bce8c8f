-- purpose: the parcels that a text finds
-- in: :text as compared, :reversed the same backwards, :pairs its pairs of characters, :end greatest character;
--     runs under the caller's scope
-- out: parcel_code
with hit as materialized (
  select f.key, bool_or(f.sure) as sure
  from (
    (select w.key, length(:text) <= 2 as sure from live.search_word w
     where w.way = 'N' and w.word = any(:pairs) and w.kind = 'parcel'
     group by w.key having count(*) = cardinality(:pairs))
    union all
    select w.key, true from live.search_word w
    where w.way = 'N' and length(:text) = 1 and w.word >= :text and w.word < :text || :end and w.kind = 'parcel'
    union all
    select w.key, true from live.search_word w
    where w.way = 'C' and length(:text) >= 2 and w.word >= :text and w.word < :text || :end and w.kind = 'parcel'
    union all
    select w.key, true from live.search_word w
    where w.way = 'R' and length(:text) >= 3 and w.word >= :reversed and w.word < :reversed || :end and w.kind = 'parcel'
  ) f
  group by f.key
)
select p.parcel_code
from hit h join live.parcel p on p.parcel_code = h.key
where h.sure or strpos(live.search_text(p.name), :text) > 0
order by p.parcel_code
