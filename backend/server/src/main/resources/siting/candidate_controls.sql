-- purpose: control lines that meet some parcels, in the caller's scope
-- in: :codes parcel codes
-- columns: share of the parcel inside the line, 0 to 1
select c.parcel_code, c.kind, c.effect, c.name, c.law, c.share
from live.parcel_control_line c
where c.parcel_code = any(:codes)
order by c.line_code
