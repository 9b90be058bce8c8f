-- purpose: what was decided, newest first, in the caller's scope
-- parameters: before: number to go on before; verdict: one verdict or ''; most
-- columns: of the decision
select id, credit_code, parcel_code, firm_name, holder_name, verdict, score, relation, note, batch_id, holder_batch_id,
       decided_by, decided_at, undone_by, undone_at
from ledger.link_decision
where id < :before and (:verdict = '' or verdict = :verdict)
order by id desc
limit :most
