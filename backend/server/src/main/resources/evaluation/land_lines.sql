-- purpose: a page of a land list's lines in the caller's scope
-- in: :list; :firm, :park null for all; :afterFirm, :afterParcel of the last line seen, empty from the first; :limit
-- columns: *_m2 (m2)
select l.*
from ledger.evaluation_land l
where l.list_id = :list and (l.credit_code, l.parcel_code) > (:afterFirm, :afterParcel)
  and (cast(:firm as text) is null or l.credit_code = :firm)
  and (cast(:park as text) is null or l.park_code = :park)
order by l.credit_code, l.parcel_code
limit :limit
