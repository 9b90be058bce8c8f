-- purpose: acts of cases as known at an instant
-- in: :knownAt instant, a condition on v put in as text; runs under the caller's scope
-- columns: fields (json), evidence, corrects (number of an act), acted_on (day)
select v.case_id, c.case_no, v.act_no, v.parcel_code, v.act, v.acted_on, v.acted_by, v.acted_by_name, v.fields::text as fields,
       v.reason, v.evidence, v.corrects, v.paper_id, v.document_no, v.clause, v.recorded_at, v.batch_id
from ledger.idle_act v join ledger.idle_case c using (case_id)
where v.recorded_at <= :knownAt and v.superseded_at > :knownAt
  and %s
order by v.case_id, v.act_no
