-- purpose: which firm used which land, as known at an instant
-- in: :asOf day (what begins later does not count), :knownAt instant; runs as the owner
-- columns: land_m2, building_m2 (m2); days are counted from 1970-01-01
select v.credit_code, v.parcel_code, v.relation, v.land_m2, v.building_m2, v.from_on - date '1970-01-01' as from_on,
       v.to_on - date '1970-01-01' as to_on
from ledger.occupancy v
where v.recorded_at <= :knownAt and v.superseded_at > :knownAt and not v.ended and (v.from_on is null or v.from_on <= :asOf)
  and not exists (
    select from ledger.occupancy e
    where e.row_key = v.row_key and e.ended and e.data_from <= :asOf and e.recorded_at <= :knownAt and e.superseded_at > :knownAt)
