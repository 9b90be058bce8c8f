-- purpose: a year's land and money by a grouping, in the caller's scope: one page of rows and the total of everything
-- in: :run id of a stored run, 0 for the live shares; :year (live shares only);
--     :by COUNTY | PARK | TOWN | INDUSTRY | ENTERPRISE | PARCEL; :sort a column below; :desc; :after key of the last row seen;
--     :limit rows
-- columns: key (NONE without park, town or industry; UNPLACED money on no land), name, is_total, net_land_m2, registered_m2,
--     output_fen, value_added_fen, tax_fen (fen), *_known (whether any return states it), output_unknown, tax_unknown (firms whose
--     return does not), enterprises, parcels, n (place in the order)
with share as (
  select credit_code, parcel_code, park_code, town, industry_code, net_land_m2, registered_m2, output_fen, value_added_fen,
         tax_fen, enterprise_name, parcel_name, output_known, value_added_known, tax_known
  from live.per_mu_share
  where :run = 0 and year = :year
  union all
  select credit_code, parcel_code, park_code, town, industry_code, net_land_m2, registered_m2, output_fen, value_added_fen,
         tax_fen, enterprise_name, parcel_name, output_known, value_added_known, tax_known
  from live.per_mu_run_share
  where :run <> 0 and run_id = :run
), keyed as (
  select s.*,
         case when parcel_code = 'UNPLACED' then 'UNPLACED'
              else coalesce(nullif(case :by when 'COUNTY' then 'COUNTY' when 'PARK' then s.park_code when 'TOWN' then s.town
                when 'INDUSTRY' then s.industry_code when 'ENTERPRISE' then s.credit_code else s.parcel_code end, ''), 'NONE')
         end as key,
         case :by when 'PARK' then p.name when 'TOWN' then s.town when 'ENTERPRISE' then s.enterprise_name
              when 'PARCEL' then s.parcel_name end as name
  from share s left join live.park p on :by = 'PARK' and p.park_code = s.park_code
), grouped as (
  select coalesce(key, 'TOTAL') as key, grouping(key) = 1 as is_total, max(name) as name,
         coalesce(sum(net_land_m2), 0) as net_land_m2, coalesce(sum(registered_m2), 0) as registered_m2,
         coalesce(sum(output_fen), 0) as output_fen, coalesce(sum(value_added_fen), 0) as value_added_fen,
         coalesce(sum(tax_fen), 0) as tax_fen,
         bool_or(output_known) as output_known, bool_or(value_added_known) as value_added_known, bool_or(tax_known) as tax_known,
         count(distinct nullif(credit_code, '')) filter (where not output_known) as output_unknown,
         count(distinct nullif(credit_code, '')) filter (where not tax_known) as tax_unknown,
         count(distinct nullif(credit_code, '')) as enterprises,
         count(distinct parcel_code) filter (where parcel_code <> 'UNPLACED') as parcels
  from keyed
  group by grouping sets ((key), ())
), valued as (
  select g.*,
         case :sort when 'areaMu' then net_land_m2 when 'registeredMu' then registered_m2 when 'outputWan' then output_fen
           when 'taxWan' then tax_fen when 'valueAddedWan' then value_added_fen when 'enterprises' then enterprises
           when 'parcels' then parcels when 'outputWanPerMu' then case when output_known then output_fen / nullif(net_land_m2, 0) end
           when 'taxWanPerMu' then case when tax_known then tax_fen / nullif(net_land_m2, 0) end
           when 'valueAddedWanPerMu' then case when value_added_known then value_added_fen / nullif(net_land_m2, 0) end else 0 end
         * case when :desc then -1 else 1 end as sort_value,
         case key when 'UNPLACED' then 2 when 'NONE' then 1 else 0 end as rank
  from grouped g
), ordered as (
  select v.*, row_number() over (order by is_total, rank, sort_value nulls last, key) as n from valued v
)
select key, is_total, name, net_land_m2, registered_m2, output_fen, value_added_fen, tax_fen, output_known, value_added_known, tax_known,
       output_unknown, tax_unknown, enterprises, parcels
from ordered
where is_total
   or n > coalesce((select o.n from ordered o where o.key = :after and not o.is_total), 0)
      and n <= coalesce((select o.n from ordered o where o.key = :after and not o.is_total), 0) + :limit + 1
order by n
