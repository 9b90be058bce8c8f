-- purpose: how many places of each kind a batch has, and how many still wait for a word
-- parameters: batch; codes (text[]): kinds of problems
-- columns: code; n: all; open: neither decided about nor settled by a decision elsewhere
select p.code, count(*) as n, count(*) filter (where d.id is null and p.settled_by is null) as open
from ledger.import_problem p
left join ledger.fabric_decision d on d.batch_id = p.batch_id and d.problem_id = p.id and d.undone_at is null
where p.batch_id = :batch and p.code = any(:codes) and (p.other_row is null or p.row_no < p.other_row)
group by p.code
order by p.code
