-- purpose: takes a year's judged shares over into live.per_mu_share; rows that say the same stay untouched
-- in: :year; the temporary table per_mu_judged with the columns of live.per_mu_share
-- writes: live.per_mu_share; one statement per semicolon
delete from live.per_mu_share s
where s.year = :year
  and not exists (
    select from per_mu_judged j
    where j.credit_code = s.credit_code and j.parcel_code = s.parcel_code
      and (j.park_code, j.town, j.industry_code, j.net_land_m2, j.registered_m2, j.output_fen, j.value_added_fen, j.tax_fen,
           j.enterprise_name, j.parcel_name, j.from_building, j.output_known, j.value_added_known, j.tax_known)
        is not distinct from (s.park_code, s.town, s.industry_code, s.net_land_m2, s.registered_m2, s.output_fen,
           s.value_added_fen, s.tax_fen, s.enterprise_name, s.parcel_name, s.from_building, s.output_known, s.value_added_known,
           s.tax_known));

insert into live.per_mu_share (year, credit_code, parcel_code, park_code, town, industry_code, net_land_m2, registered_m2, output_fen,
  value_added_fen, tax_fen, enterprise_name, parcel_name, from_building, output_known, value_added_known, tax_known)
select j.year, j.credit_code, j.parcel_code, j.park_code, j.town, j.industry_code, j.net_land_m2, j.registered_m2, j.output_fen,
  j.value_added_fen, j.tax_fen, j.enterprise_name, j.parcel_name, j.from_building, j.output_known, j.value_added_known, j.tax_known
from per_mu_judged j
on conflict (year, credit_code, parcel_code) do nothing;
