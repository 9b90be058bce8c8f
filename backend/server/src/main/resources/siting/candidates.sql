-- purpose: parcels with all that a search shows of them, in the caller's scope
-- in: :codes parcel codes; :year of the per-mu figures; :today
-- columns: area_mu (mu), *_m (m), slope_deg (degrees), shape (0 to 1), ready (bits), hits (10 bytes a line) as in live.site_row;
--     tax_wan_per_mu (10,000 yuan per mu), encumbered by mortgage or seizure
select r.*, p.name, p.supply_state, p.idle_finding, p.legal_state, p.low_efficiency, p.land_use_scheme, p.land_use_code, p.planned_use,
       t.tax_wan_per_mu, exists (
         select from ledger.encumbrance n
         where n.parcel_code = p.parcel_code and n.superseded_at = 'infinity' and not n.ended and n.kind in ('MORTGAGE', 'SEIZURE')
           and (n.from_on is null or n.from_on <= :today) and (n.to_on is null or n.to_on >= :today)) as encumbered
from live.site_row r join live.parcel p using (parcel_code)
  left join live.parcel_per_mu t on t.parcel_code = p.parcel_code and t.year = :year
where r.parcel_code = any(:codes)
