-- purpose: checks in the field, those due first
-- in: :state OPEN or DONE or null, :mine account or null (ordered for it, or for nobody in particular), :id check or null,
--     :parcel parcel code or null; runs under the caller's scope
-- out: all columns of casework.field_check, name, lon, lat (EPSG:4490)
select f.*, p.name, st_x(c.point) as lon, st_y(c.point) as lat
from casework.field_check f
left join live.parcel p on p.parcel_code = f.parcel_code
left join lateral (select st_pointonsurface(p.geom) as point) c on true
where (cast(:state as text) is null or f.state = :state)
  and (cast(:mine as text) is null or f.inspector = :mine or f.inspector is null)
  and (cast(:id as bigint) is null or f.check_id = :id)
  and (cast(:parcel as text) is null or f.parcel_code = :parcel)
order by f.state desc, f.due_on nulls last, f.check_id
limit 1000
