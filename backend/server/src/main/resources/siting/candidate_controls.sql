-- purpose: control lines that meet the candidates of candidates.sql, in the caller's scope
-- columns: share of the parcel inside the line, 0 to 1
select c.parcel_code, c.kind, c.effect, c.name, c.law, c.share
from live.parcel_control_line c join live.parcel p using (parcel_code)
where p.site_use is not false
