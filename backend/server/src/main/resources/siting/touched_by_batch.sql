-- purpose: parcels in the caller's scope whose part inside control lines a batch of lines changed
-- in: :batch number of a committed batch of control lines
-- columns: before_m2, after_m2 area inside the lines of the batch just before and after it, on the ellipsoid (m2); share after, 0 to 1
with moved as materialized (
  select distinct v.row_key, min(v.recorded_at) over () as at
  from ledger.control_line v
  where v.act_id = :batch),
side as materialized (
  select m.row_key, 'before' as side, b.geom
  from moved m cross join lateral (
    select v.geom, v.ended from ledger.control_line v
    where v.row_key = m.row_key and v.recorded_at < m.at and v.superseded_at >= m.at
    order by v.data_from desc limit 1) b
  where not b.ended
  union all
  select m.row_key, 'after', a.geom
  from moved m cross join lateral (
    select v.geom, v.ended from ledger.control_line v
    where v.row_key = m.row_key and v.recorded_at <= m.at and v.superseded_at > m.at
    order by v.data_from desc limit 1) a
  where not a.ended),
piece as materialized (select side, st_subdivide(geom, 64) as geom from side where st_isvalid(geom)),
part as (
  select p.parcel_code,
         sum(case when s.side = 'before' then m.area_m2 else 0 end) as before_m2,
         sum(case when s.side = 'after' then m.area_m2 else 0 end) as after_m2
  from piece s join live.parcel p on p.geom && s.geom and st_intersects(p.geom, s.geom)
    cross join lateral (
      select case when st_coveredby(p.geom, s.geom) then st_area(p.geom::geography)
                  else st_area(st_intersection(p.geom, s.geom)::geography) end as area_m2) m
  group by p.parcel_code)
select p.parcel_code, p.name, p.park_code, p.town, p.area_mu, p.supply_state, p.idle_finding, p.legal_state,
       t.before_m2, t.after_m2, least(1, t.after_m2 / nullif(st_area(p.geom::geography), 0)) as share
from part t join live.parcel p using (parcel_code)
where abs(t.after_m2 - t.before_m2) >= 1
order by abs(t.after_m2 - t.before_m2) desc, p.parcel_code
limit 5000
