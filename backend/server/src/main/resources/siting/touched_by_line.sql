-- purpose: parcels in the caller's scope that lines take a part of, as measured at import
-- in: :line code of one line, or null; :kind kind of line, or null
-- columns: before_m2 and after_m2 the area inside (m2), equal because nothing moves; share 0 to 1
select p.parcel_code, p.name, p.park_code, p.town, p.area_mu, p.supply_state, p.idle_finding, p.legal_state,
       sum(c.area_m2) as before_m2, sum(c.area_m2) as after_m2, least(1, sum(c.share)) as share
from live.parcel_control_line c join live.parcel p using (parcel_code)
where (:line::text is null or c.line_code = :line) and (:kind::text is null or c.kind = :kind)
group by p.parcel_code
order by sum(c.area_m2) desc, p.parcel_code
limit 5000
