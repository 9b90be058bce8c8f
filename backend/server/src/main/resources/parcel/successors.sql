-- purpose: the parcels made from a parcel, as known at an instant
-- in: :code parcel code, :knownAt instant; runs under the caller's scope
-- out: parcel_code
select distinct v.row_key as parcel_code
from ledger.parcel v
where :code = any(v.predecessors) and v.recorded_at <= :knownAt and v.superseded_at > :knownAt
order by v.row_key
