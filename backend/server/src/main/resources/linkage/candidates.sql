-- purpose: the candidates of one firm side by side, with what is known of each parcel, in the caller's scope
-- parameters: code: credit code of the firm
-- columns: of the candidate, the parcel, its newest contract; rival_names, taken_names beside their codes; verdict of a decision that holds
select c.parcel_code, c.holder_name, c.contract_key, c.score, c.reasons::text as reasons, c.sure, c.rivals, c.taken_by,
       array(select coalesce(e.name, r.code) from unnest(c.rivals) r (code)
             left join ledger.enterprise e on e.credit_code = r.code and e.superseded_at = 'infinity' and not e.ended) as rival_names,
       array(select coalesce(e.name, r.code) from unnest(c.taken_by) r (code)
             left join ledger.enterprise e on e.credit_code = r.code and e.superseded_at = 'infinity' and not e.ended) as taken_names,
       p.name, p.park_code, p.town, p.registered_area_m2, p.area_m2, v.attributes::text as attributes,
       g.contract_no, g.signed_on, g.delivered_on, g.holder_code,
       d.id as decision, d.verdict, c.firm_name, c.computed_at
from ledger.link_candidate c
join live.parcel p on p.parcel_code = c.parcel_code
join ledger.parcel v on v.row_key = p.parcel_code and v.version_id = p.version_id
left join ledger.grant_contract g on g.row_key = c.contract_key and g.superseded_at = 'infinity' and not g.ended
left join ledger.link_decision d on d.credit_code = c.credit_code and d.parcel_code = c.parcel_code and d.undone_at is null
where c.credit_code = :code
order by c.score desc, c.parcel_code
