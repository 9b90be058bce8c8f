-- purpose: firms that hold, with what can be compared and the parcels they sit on that day
-- parameters: day; most
-- columns: credit_code, name, former_names, attributes (json text), parcels (text[])
select e.credit_code, e.name, e.former_names, e.attributes::text as attributes,
       array(select distinct o.parcel_code from ledger.occupancy o
             where o.credit_code = e.credit_code and o.superseded_at = 'infinity' and not o.ended
               and (o.to_on is null or o.to_on >= :day)) as parcels
from ledger.enterprise e
where e.superseded_at = 'infinity' and not e.ended
  and not exists (
    select from ledger.link_decision d
    where d.credit_code = e.credit_code and d.verdict = 'NONE' and d.undone_at is null)
order by e.credit_code
limit :most
