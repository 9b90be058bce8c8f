-- purpose: where each touched firm holds land on the day (decides who may see the firm)
-- in: touched_enterprise (credit_code), touched_parcel (parcel_code), :today
delete from live.enterprise_park ep
where ep.credit_code in (select credit_code from touched_enterprise)
   or ep.parcel_code in (select parcel_code from touched_parcel);

insert into live.enterprise_park (credit_code, park_code, town, parcel_code)
select distinct o.credit_code, p.park_code, p.town, o.parcel_code
from ledger.occupancy o join live.parcel p using (parcel_code)
where o.superseded_at = 'infinity' and not o.ended
  and (o.credit_code in (select credit_code from touched_enterprise)
    or o.parcel_code in (select parcel_code from touched_parcel))
  and (o.to_on is null or o.to_on >= :today)
  and o.relation <> 'LEASE_OUT';
