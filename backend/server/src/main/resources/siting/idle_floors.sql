-- purpose: idle floor space of parcels, from the buildings of the day: a hall marked idle is empty but for what is in use, one that
--     is not marked is empty only where its used area is stated
-- in: touched_parcel (parcel_code); :today
-- columns: idle_floor_m2 (m2, null without buildings), clear_height_m (m) and building_kva (kVA) of halls with idle floor
with building as (
  select * from (
    select distinct on (v.row_key) v.*
    from ledger.building v join touched_parcel t using (parcel_code)
    where v.superseded_at = 'infinity' and v.data_from <= :today
    order by v.row_key, v.data_from desc) newest
  where not ended),
idle as (
  select parcel_code, clear_height_m, power_kva,
         greatest(0, floor_area_m2 - coalesce(used_m2, case when idle_since_on <= :today then 0 else floor_area_m2 end)) as m2
  from building)
update live.parcel p
set idle_floor_m2 = i.m2, clear_height_m = i.height, building_kva = i.kva
from touched_parcel t left join (
  select parcel_code, sum(m2) as m2, max(clear_height_m) filter (where m2 > 0) as height, max(power_kva) filter (where m2 > 0) as kva
  from idle group by parcel_code) i using (parcel_code)
where p.parcel_code = t.parcel_code
  and (p.idle_floor_m2, p.clear_height_m, p.building_kva) is distinct from (i.m2::float8, i.height::float8, i.kva::float8)
