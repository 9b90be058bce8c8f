-- purpose: what the years' returns place on a parcel, by firm
-- in: :code parcel code, :runs runs of other times (one per year), null = as judged now; runs under the caller's scope
-- out: year, credit_code, net_land_m2 (m2), tax_fen, output_fen (0.01 yuan), tax_known, output_known (whether a return states it)
select s.year, s.credit_code, s.net_land_m2, s.tax_fen, s.output_fen, s.tax_known, s.output_known
from live.per_mu_share s
where s.parcel_code = :code and cast(:runs as bigint[]) is null
union all
select r.year, s.credit_code, s.net_land_m2, s.tax_fen, s.output_fen, s.tax_known, s.output_known
from live.per_mu_run_share s join live.per_mu_run r on r.id = s.run_id
where s.parcel_code = :code and s.run_id = any(cast(:runs as bigint[]))
order by 1, 2
