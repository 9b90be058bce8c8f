-- purpose: acts of cases as known at an instant
-- in: :knownAt instant, :codes parcel codes or null for all, :case number of a case or null for all; runs under the caller's scope
-- out: case_id, case_no, act_no, parcel_code, act, acted_on, acted_by, acted_by_name, fields (json), reason, evidence, corrects,
--      paper_id, document_no, clause, recorded_at, batch_id
select a.case_id, c.case_no, a.act_no, a.parcel_code, a.act, a.acted_on, a.acted_by, a.acted_by_name, a.fields::text as fields,
       a.reason, a.evidence, a.corrects, a.paper_id, a.document_no, a.clause, a.recorded_at, a.batch_id
from ledger.idle_act a join ledger.idle_case c using (case_id)
where a.recorded_at <= :knownAt and a.superseded_at > :knownAt
  and (cast(:codes as text[]) is null or a.parcel_code = any(:codes))
  and (cast(:case as bigint) is null or a.case_id = :case)
order by a.case_id, a.act_no
