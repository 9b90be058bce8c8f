-- purpose: what a text finds: codes by their beginning or end, names anywhere; each kind's shortest names first
-- in: :text as compared, :reversed the same backwards, :pairs its pairs of characters, :end greatest character,
--     :limit most rows of a kind; runs under the caller's scope
-- out: kind, key, name, detail, lon, lat (EPSG:4490, null without place)
-- A text of one or two characters may stand in the names of half the county: of each kind the first 5,000 are looked at.
with named as materialized (
  select w.kind, w.key from live.search_word w
  where cardinality(:pairs) > 1 and w.way = 'N' and w.word = any(:pairs)
  group by w.kind, w.key having count(*) = cardinality(:pairs)
  union
  select n.kind, n.key
  from unnest(array['parcel', 'enterprise', 'project', 'park']) as k (kind)
  cross join lateral (
    (select w.kind, w.key from live.search_word w
     where cardinality(:pairs) = 1 and w.way = 'N' and w.word = (cast(:pairs as text[]))[1] and w.kind = k.kind
     order by w.key limit 5000)
    union all
    (select w.kind, w.key from live.search_word w
     where length(:text) = 1 and w.way = 'N' and w.word >= :text and w.word < :text || :end and w.kind = k.kind
     order by w.word limit 5000)
  ) n
), coded as materialized (
  select c.kind, c.key
  from unnest(array['parcel', 'enterprise', 'project', 'park']) as k (kind)
  cross join lateral (
    (select w.kind, w.key from live.search_word w
     where w.way = 'C' and length(:text) >= 2 and w.word >= :text and w.word < :text || :end and w.kind = k.kind
     order by w.word limit :limit)
    union
    (select w.kind, w.key from live.search_word w
     where w.way = 'R' and length(:text) >= 3 and w.word >= :reversed and w.word < :reversed || :end and w.kind = k.kind
     order by w.word limit :limit)
  ) c
), hit as materialized (
  -- several pairs may stand apart in a name, then it is none; one pair, or a code's beginning or end, is found for sure
  select f.kind, f.key, bool_or(f.sure) as sure
  from (select n.kind, n.key, length(:text) <= 2 as sure from named n union all select c.kind, c.key, true from coded c) f
  group by f.kind, f.key
), park as (
  select p.park_code, p.name, p.geom
  from hit h join live.park p on h.kind = 'park' and p.park_code = h.key
  where h.sure or strpos(live.search_text(p.name), :text) > 0
  order by length(p.name), p.park_code limit :limit
), parcel as (
  select p.parcel_code, coalesce(p.name, p.parcel_code) as name, concat_ws(' · ', p.parcel_code, p.town) as detail, p.geom
  from hit h join live.parcel p on h.kind = 'parcel' and p.parcel_code = h.key
  where h.sure or strpos(live.search_text(p.name), :text) > 0
  order by length(p.name), p.parcel_code limit :limit
), enterprise as (
  select e.credit_code, e.name
  from hit h join ledger.enterprise e on h.kind = 'enterprise' and e.row_key = h.key and e.superseded_at = 'infinity' and not e.ended
  where h.sure or strpos(live.search_text(e.name), :text) > 0 or strpos(live.search_text(e.former_names), :text) > 0
  order by length(e.name), e.credit_code limit :limit
), project as (
  select p.project_code, p.name, concat_ws(' · ', p.project_code, p.town) as detail, st_transform(p.point_3857, 4490) as point
  from hit h join live.project_site p on h.kind = 'project' and p.project_code = h.key
  where h.sure or strpos(live.search_text(p.name), :text) > 0
  order by length(p.name), p.project_code limit :limit
), found as (
  select 1 as place, 'park' as kind, park_code as key, name, park_code as detail, st_pointonsurface(geom) as point from park
  union all
  select 2, 'parcel', parcel_code, name, detail, st_pointonsurface(geom) from parcel
  union all
  select 3, 'enterprise', e.credit_code, e.name, e.credit_code,
         (select st_pointonsurface(p.geom) from live.enterprise_park ep join live.parcel p using (parcel_code)
          where ep.credit_code = e.credit_code order by ep.parcel_code limit 1)
  from enterprise e
  union all
  select 4, 'project', project_code, name, detail, point from project
)
select kind, key, name, detail, st_x(point) as lon, st_y(point) as lat
from found
order by place, length(name), key
