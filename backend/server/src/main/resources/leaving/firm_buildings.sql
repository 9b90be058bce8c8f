-- purpose: buildings on land that one firm alone uses, with that firm
-- in: nothing; runs under the caller's scope
-- columns: floor_area_m2, used_m2 (m2)
with alone as (
  select s.parcel_code, min(s.credit_code) as credit_code
  from live.per_mu_share s join live.setting y on y.name = 'closed_year' and s.year = y.value::int
  where s.parcel_code <> 'UNPLACED'
  group by s.parcel_code
  having count(*) = 1
)
select a.credit_code, v.building_code, v.floor_area_m2, v.used_m2, v.idle_since_on
from ledger.building v join alone a using (parcel_code)
where v.superseded_at = 'infinity' and not v.ended
