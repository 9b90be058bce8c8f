-- purpose: parcels with what their newest contract, their name and the other columns of their file say of who is there
-- parameters: day; most
-- columns: parcel_code, name, park_code, town, attributes (json text); contract_key, holder_code, holder_name of the newest contract;
--   taken_by: firms that sit there on the day
select p.parcel_code, p.name, p.park_code, p.town, v.attributes::text as attributes,
       c.row_key as contract_key, c.holder_code, c.holder_name,
       array(select distinct o.credit_code from ledger.occupancy o
             where o.parcel_code = p.parcel_code and o.superseded_at = 'infinity' and not o.ended
               and o.relation <> 'LEASE_OUT' and (o.to_on is null or o.to_on >= :day)
             order by 1) as taken_by
from live.parcel p
join ledger.parcel v on v.row_key = p.parcel_code and v.version_id = p.version_id
left join lateral (
  select x.row_key, x.holder_code, x.holder_name from ledger.grant_contract x
  where x.parcel_code = p.parcel_code and x.superseded_at = 'infinity' and not x.ended
  order by x.signed_on desc, x.row_key limit 1) c on true
where c.holder_name is not null or p.name is not null or v.attributes <> '{}'
order by p.parcel_code
limit :most
