-- purpose: excluded periods of a chunk of parcels, as plain numbers: dates as days, so that a million rows are read quickly
-- in: the condition on v.parcel_code put in as text; :asOf day, :knownAt instant; runs with the rights of whoever reads
-- columns: days are counted from 1970-01-01
select v.parcel_code, v.cause, v.from_on - date '1970-01-01' as from_on, v.to_on - date '1970-01-01' as to_on,
       coalesce(v.verified, false) as verified, v.document_no
from ledger.excluded_period v
where %s and v.recorded_at <= :knownAt and v.superseded_at > :knownAt and not v.ended
  and not exists (
    select from ledger.excluded_period e
    where e.row_key = v.row_key and e.ended and e.data_from <= :asOf and e.recorded_at <= :knownAt and e.superseded_at > :knownAt)
