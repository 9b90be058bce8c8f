-- purpose: the files that a row of a per-mu table was computed from: returns, occupancies and parcels, summed up by batch and sheet
-- in: :run id of a stored run, 0 for the live shares; :year; :by COUNTY | PARK | TOWN | INDUSTRY | ENTERPRISE | PARCEL; :key its row,
--     TOTAL for all; :asOf day, :knownAt instant; runs under the caller's scope
-- out: kind, batch_id, file_name, data_date, created_by, sheet, first_row, last_row (as people count them), rows, recorded_at
with share as (
  select s.credit_code, s.parcel_code, s.park_code, s.town, s.industry_code from live.per_mu_share s
  where :run = 0 and s.year = :year
  union all
  select s.credit_code, s.parcel_code, s.park_code, s.town, s.industry_code from live.per_mu_run_share s
  where :run <> 0 and s.run_id = :run
), wanted as materialized (
  select distinct s.credit_code, s.parcel_code from share s
  where :key in ('TOTAL', case when s.parcel_code = 'UNPLACED' then 'UNPLACED'
    else coalesce(nullif(case :by when 'COUNTY' then 'COUNTY' when 'PARK' then s.park_code when 'TOWN' then s.town
      when 'INDUSTRY' then s.industry_code when 'ENTERPRISE' then s.credit_code else s.parcel_code end, ''), 'NONE') end)
), used as (
  select 'annual_returns' as kind, r.batch_id, r.sheet, r.row_no, r.recorded_at from ledger.annual_return r
  where r.year = :year and r.credit_code in (select w.credit_code from wanted w)
    and r.recorded_at <= :knownAt and r.superseded_at > :knownAt and not r.ended
  union all
  select 'occupancies', o.batch_id, o.sheet, o.row_no, o.recorded_at from ledger.occupancy o
  where (o.credit_code, o.parcel_code) in (select w.credit_code, w.parcel_code from wanted w)
    and o.recorded_at <= :knownAt and o.superseded_at > :knownAt and o.data_from <= :asOf and not o.ended
  union all
  select 'parcels', p.batch_id, p.sheet, p.row_no, p.recorded_at from ledger.parcel p
  where p.row_key in (select w.parcel_code from wanted w)
    and p.recorded_at <= :knownAt and p.superseded_at > :knownAt and p.data_from <= :asOf and not p.ended
)
select u.kind, u.batch_id, b.file_name, b.data_date, b.created_by, u.sheet, min(u.row_no) as first_row, max(u.row_no) as last_row,
       count(*) as rows, max(u.recorded_at) as recorded_at
from used u join ledger.batch b on b.id = u.batch_id
group by u.kind, u.batch_id, b.file_name, b.data_date, b.created_by, u.sheet
order by u.kind, b.data_date desc, u.batch_id desc, u.sheet
