-- purpose: what the register says of firms, as known at an instant
-- in: :asOf day, :knownAt instant; runs as the owner
-- columns: industry_code by industry_scheme; registered_on in days from 1970-01-01
select f.credit_code, f.name, f.industry_scheme, f.industry_code, f.above_scale, f.registered_on - date '1970-01-01' as registered_on
from (
  select distinct on (v.row_key) v.credit_code, v.name, v.industry_scheme, v.industry_code, v.above_scale, v.registered_on, v.ended
  from ledger.enterprise v
  where v.recorded_at <= :knownAt and v.superseded_at > :knownAt
  order by v.row_key, (v.data_from <= :asOf) desc,
           case when v.data_from <= :asOf then v.data_from end desc nulls last, v.ended, v.data_from
) f
where not f.ended
