-- purpose: firms that use land today, with what the register and the newest year say of them
-- in: :asOf day; runs under the caller's scope
-- columns: m2 (net land, m2), tax_fen, output_fen (0.01 yuan, newest closed year; null where the return does not state it), parcels
with y as (
  select value::int as closed from live.setting where name = 'closed_year'
)
select s.credit_code, max(s.enterprise_name) as name, min(s.park_code) as park_code, min(s.town) as town,
       array_agg(distinct s.parcel_code) as parcels, sum(s.net_land_m2) as m2, sum(s.tax_fen) filter (where s.tax_known) as tax_fen,
       sum(s.output_fen) filter (where s.output_known) as output_fen, max(e.status) as status
from live.per_mu_share s join y on s.year = y.closed
  left join lateral (
    select v.status from ledger.enterprise v
    where v.row_key = s.credit_code and v.superseded_at = 'infinity' and not v.ended
    order by (v.data_from <= :asOf) desc, v.data_from desc limit 1) e on true
where s.parcel_code <> 'UNPLACED' and s.credit_code <> ''
group by s.credit_code
order by s.credit_code
