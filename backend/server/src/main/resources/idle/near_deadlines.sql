-- purpose: deadlines of open cases that run and end by a day, or have ended unmet
-- in: :until day; runs under the caller's scope
-- out: case_id, case_no, parcel_code, name, officer, code, from_on, due_on
select c.case_id, c.case_no, c.parcel_code, c.name, c.officer, d.code, d.from_on, d.due_on
from live.idle_deadline d join live.idle_case c using (case_id)
where d.state in ('RUNNING', 'LATE') and c.closed_on is null and d.due_on <= :until
order by d.due_on, c.case_id, d.code, d.from_on
