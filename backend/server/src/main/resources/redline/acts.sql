-- purpose: what became of redlines
-- in: :marks mark ids; runs under the caller's scope
-- out: acts in order; undone: whether a later act undid it
select a.mark_id, a.act_no, a.act, a.acted_by, a.acted_by_name, a.acted_at, a.words, a.undoes,
       exists (select from redline.act u where u.mark_id = a.mark_id and u.undoes = a.act_no) as undone
from redline.act a
where a.mark_id = any(:marks)
order by a.mark_id, a.act_no
