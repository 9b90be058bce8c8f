-- purpose: redlines, newest first, each with where it stands
-- in: :state (a state or null), :who (drawn by or asked of this account, or null), :words (part of its words, number or a name, lower
--     case, or null), :year (or null), :before (mark id), :limit rows; a condition for one mark put in as text; runs under the
--     caller's scope
-- out: the mark; geom; state OPEN ANSWERED CLOSED WITHDRAWN; acts (how many)
select * from (
  select m.mark_id, m.mark_no, m.kind, m.geom::text as geom, m.words, m.drawn_by, m.drawn_by_name, m.office, m.addressee, m.addressee_name,
         m.due_on, m.drawn_at, m.scope_park, m.scope_town, n.acts,
         case s.act when 'ANSWER' then 'ANSWERED' when 'CLOSE' then 'CLOSED' when 'WITHDRAW' then 'WITHDRAWN' else 'OPEN' end as state
  from redline.mark m
  cross join lateral (select count(*)::integer as acts from redline.act a where a.mark_id = m.mark_id) n
  cross join lateral (
    select a.act from redline.act a
    where a.mark_id = m.mark_id and a.act <> 'UNDO'
      and not exists (select from redline.act u where u.mark_id = a.mark_id and u.undoes = a.act_no)
    order by a.act_no desc limit 1) s
  where m.mark_id < :before
    and (cast(:who as text) is null or :who in (m.drawn_by, m.addressee))
    and (cast(:year as integer) is null or extract(year from m.drawn_at at time zone 'Asia/Shanghai') = :year)
    and (cast(:words as text) is null
         or strpos(lower(m.words || ' ' || m.mark_no || ' ' || m.drawn_by_name || ' ' || coalesce(m.addressee_name, '')), :words) > 0)
) listed
where cast(:state as text) is null or state = :state
order by mark_id desc
limit :limit
