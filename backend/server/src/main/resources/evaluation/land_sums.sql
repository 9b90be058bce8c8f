-- purpose: a land list in the caller's scope, added up at once, by park and by town
-- in: :list
-- columns: by TOTAL, PARK or TOWN; key null outside parks and towns; *_m2 (m2); firms and parcels counted
select case when grouping(l.park_code) = 0 then 'PARK' when grouping(l.town) = 0 then 'TOWN' else 'TOTAL' end as by,
       coalesce(l.park_code, l.town) as key,
       coalesce(sum(l.own_m2), 0) as own_m2, coalesce(sum(l.leased_in_m2), 0) as leased_in_m2,
       coalesce(sum(l.occupied_m2), 0) as occupied_m2, coalesce(sum(l.leased_out_m2), 0) as leased_out_m2,
       coalesce(sum(l.raised_m2), 0) as raised_m2, coalesce(sum(l.net_m2), 0) as net_m2,
       count(distinct l.credit_code) as firms, count(distinct l.parcel_code) as parcels
from ledger.evaluation_land l
where l.list_id = :list
group by grouping sets ((), (l.park_code), (l.town))
order by 1 desc, 2
