-- purpose: the day for which the idle findings of the whole county hold. A finding that has not changed since is not written
-- again, so its row may say an earlier day. In the views as (select published.idle_day()), so once per query.
create or replace function published.idle_day() returns date
language sql stable as $$
  select s.value::date from live.setting s where s.name = 'idle_judged_on'
$$;
comment on function published.idle_day() is '全县闲置判断所对应的日期 · The day for which the idle findings of the whole county hold';
