-- purpose: inspections of a chunk of parcels, as plain numbers: dates as days, so that a million rows are read quickly
-- in: the condition on v.parcel_code put in as text; :asOf day, :knownAt instant; runs with the rights of whoever reads
-- columns: days are counted from 1970-01-01; *_m2 (m2), invested_wan (10,000 yuan)
select v.parcel_code, v.observed_on - date '1970-01-01' as observed_on, v.permit_on - date '1970-01-01' as permit_on,
       v.started_on - date '1970-01-01' as started_on, v.should_develop_m2, v.developed_m2, v.invested_wan,
       v.stopped_on - date '1970-01-01' as stopped_on, v.completed_on - date '1970-01-01' as completed_on,
       v.production_on - date '1970-01-01' as production_on
from ledger.site_state v
where %s and v.recorded_at <= :knownAt and v.superseded_at > :knownAt and not v.ended
  and not exists (
    select from ledger.site_state e
    where e.row_key = v.row_key and e.ended and e.data_from <= :asOf and e.recorded_at <= :knownAt and e.superseded_at > :knownAt)
