-- purpose: parcels on which a firm could settle, in the caller's scope: those whose use is industry or storage, or not known
-- in: :year of the per-mu figures; :today
-- columns: area_mu (mu), *_m (m), slope_deg (degrees), shape (0 to 1), tax_wan_per_mu (10,000 yuan per mu), encumbered by
--     mortgage or seizure
select p.parcel_code, p.name, p.area_mu, p.supply_state, p.idle_finding, p.legal_state, p.low_efficiency, p.land_use_scheme,
       p.land_use_code, p.planned_use, p.park_code, p.road_m, p.power_m, p.water_m, p.sewage_m, p.gas_m, p.slope_deg, p.shape,
       t.tax_wan_per_mu, e.parcel_code is not null as encumbered
from live.parcel p
  left join live.parcel_per_mu t on t.parcel_code = p.parcel_code and t.year = :year
  left join (
    select distinct n.parcel_code from ledger.encumbrance n
    where n.superseded_at = 'infinity' and not n.ended and n.kind in ('MORTGAGE', 'SEIZURE')
      and (n.from_on is null or n.from_on <= :today) and (n.to_on is null or n.to_on >= :today)) e
    on e.parcel_code = p.parcel_code
where p.site_use is not false
