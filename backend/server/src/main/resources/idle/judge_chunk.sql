-- purpose: a chunk of parcels to be judged
-- in: the condition on v.parcel_code put in as text
-- columns: area_mu_e4 (ten-thousandths of a mu); idle_finding: what stands there now
select v.parcel_code, v.park_code, v.town, (round(v.area_mu::numeric, 4) * 10000)::bigint as area_mu_e4, v.idle_finding
from live.parcel v
where %s
order by v.parcel_code
