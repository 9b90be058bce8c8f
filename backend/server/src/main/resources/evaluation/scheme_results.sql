-- purpose: a page of a run's results in the caller's scope, as they were kept
-- in: :run, :ranked whether the ranked are wanted, else class T; :grade, :park, :industry, :name (a like pattern), each null for all;
--     :after place of the last row seen, 0 from the first; :limit
-- columns: place in the list, body the result as it is answered
select r.place, r.body
from ledger.evaluation_result r
where r.run_id = :run and r.place > :after and (r.rank is not null) = :ranked
  and (cast(:grade as text) is null or r.grade = :grade)
  and (cast(:park as text) is null or r.park_codes @> array[cast(:park as text)])
  and (cast(:industry as text) is null or r.industry = :industry)
  and (cast(:name as text) is null or r.name like :name or r.credit_code like :name)
order by r.place
limit :limit
