-- purpose: where parcels stand today: those that can be in the list
-- in: nothing; runs under the caller's scope
-- out: parcel_code, park_code, town, area_mu (mu, 4 decimals), finding, legal_state, first_full_on, due_on
select parcel_code, park_code, town, round(area_mu::numeric, 4) as area_mu, finding, legal_state, first_full_on, due_on
from live.idle_verdict
where finding in ('SUSPECTED_NOT_STARTED', 'SUSPECTED_STOPPED', 'OVERDUE', 'UNKNOWN', 'NOT_DUE')
   or legal_state <> 'NONE'
   or finding = any(:findings)
