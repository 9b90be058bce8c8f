-- purpose: the parcels of whoever holds a parcel today: the same name, or the same credit code under another name
-- in: :parcel code of a parcel; runs under the caller's scope
-- out: parcel_code, name, town, holder_name, area_mu (mu), finding, legal_state, case_no of its open case
with held as (
  select p.holder_name from live.parcel p where p.parcel_code = :parcel and p.holder_name is not null
), codes as (
  select distinct c.holder_code from ledger.grant_contract c join held h on h.holder_name = c.holder_name
  where c.parcel_code = :parcel and c.superseded_at = 'infinity' and not c.ended and c.holder_code is not null
)
select p.parcel_code, p.name, p.town, p.holder_name, v.area_mu, v.finding, v.legal_state, k.case_no
from live.parcel p
join live.idle_verdict v using (parcel_code)
left join live.idle_case k on k.parcel_code = p.parcel_code and k.closed_on is null
where p.holder_name in (select holder_name from held)
  or exists (
    select from ledger.grant_contract c
    where c.parcel_code = p.parcel_code and c.superseded_at = 'infinity' and not c.ended
      and c.holder_name = p.holder_name and c.holder_code in (select holder_code from codes))
order by v.area_mu desc, p.parcel_code
