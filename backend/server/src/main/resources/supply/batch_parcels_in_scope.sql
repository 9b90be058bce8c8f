-- purpose: the parcels of all batches with the days that move them along the chain, as of a day and known at an instant
-- in: :asOf day, :knownAt instant; runs under the caller's scope
-- out: batch_no, parcel_code, town, inside_m2, supplied_on (first contract that is no supplement), delivered_on, started_on (by
--      the newest inspection that says one)
select b.batch_no, b.parcel_code, b.town, b.inside_m2, c.supplied_on, c.delivered_on, s.started_on
from live.batch_parcel b
  left join (
    select parcel_code, min(signed_on) as supplied_on, min(delivered_on) as delivered_on
    from ledger.grant_contract
    where recorded_at <= :knownAt and superseded_at > :knownAt and not ended and supplements is null and signed_on <= :asOf
    group by parcel_code) c using (parcel_code)
  left join (
    select distinct on (parcel_code) parcel_code, started_on
    from ledger.site_state
    where recorded_at <= :knownAt and superseded_at > :knownAt and not ended and observed_on <= :asOf and started_on is not null
    order by parcel_code, observed_on desc) s using (parcel_code)
order by b.batch_no, b.parcel_code
