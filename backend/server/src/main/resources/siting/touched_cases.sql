-- purpose: open cases of idle land in the caller's scope on these parcels
-- in: :codes parcel codes
select c.case_id, c.case_no, c.parcel_code, c.name, c.stage
from live.idle_case c
where c.closed_on is null and c.parcel_code = any(:codes)
order by c.case_id
