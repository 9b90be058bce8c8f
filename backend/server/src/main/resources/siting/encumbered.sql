-- purpose: parcels under mortgage or seizure, in the caller's scope
-- in: :today
select distinct n.parcel_code
from ledger.encumbrance n
where n.superseded_at = 'infinity' and not n.ended and n.kind in ('MORTGAGE', 'SEIZURE')
  and (n.from_on is null or n.from_on <= :today) and (n.to_on is null or n.to_on >= :today)
