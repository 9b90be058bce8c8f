-- purpose: the parcels that firms use, as they are on a day, as known at an instant
-- in: the condition on v.row_key put in as text; :asOf day, :knownAt instant; runs as the owner
-- columns: registered_area_m2 (m2), plot_ratio (floor space by land)
select f.row_key, f.name, f.registered_area_m2, f.plot_ratio, f.park_code, f.town
from (
  select distinct on (v.row_key) v.row_key, v.name, v.registered_area_m2, v.plot_ratio, v.park_code, v.town, v.ended
  from ledger.parcel v
  where %s and v.recorded_at <= :knownAt and v.superseded_at > :knownAt
  order by v.row_key, (v.data_from <= :asOf) desc,
           case when v.data_from <= :asOf then v.data_from end desc nulls last, v.ended, v.data_from
) f
where not f.ended
