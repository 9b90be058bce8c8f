-- purpose: contracts and supplements of a chunk of parcels, as plain numbers: dates as days, so that a million rows are read quickly
-- in: the condition on v.parcel_code put in as text; :asOf day, :knownAt instant; runs with the rights of whoever reads
-- columns: days are counted from 1970-01-01; *_wan (10,000 yuan), phase_area_m2 (m2)
select v.parcel_code, v.contract_no, coalesce(v.phase, 1) as phase, v.phase_area_m2, v.holder_name, v.kind,
       v.signed_on - date '1970-01-01' as signed_on, v.price_wan, v.delivered_on - date '1970-01-01' as delivered_on,
       v.agreed_start_on - date '1970-01-01' as agreed_start_on, v.agreed_completion_on - date '1970-01-01' as agreed_completion_on,
       v.agreed_investment_wan, v.supplements, v.approved_on - date '1970-01-01' as approved_on, v.means
from ledger.grant_contract v
where %s and v.recorded_at <= :knownAt and v.superseded_at > :knownAt and not v.ended
  and not exists (
    select from ledger.grant_contract e
    where e.row_key = v.row_key and e.ended and e.data_from <= :asOf and e.recorded_at <= :knownAt and e.superseded_at > :knownAt)
