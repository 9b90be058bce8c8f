-- purpose: a park and the parks below it, as deep as they go
-- in: :park park code; runs under the caller's scope
-- out: park_code
with recursive below as (
  select cast(:park as text) as park_code
  union
  select p.park_code from live.park p join below on p.parent_park_code = below.park_code
)
select park_code from below
