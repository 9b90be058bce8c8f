-- purpose: the year whose per-mu figures a published view shows: the one asked for, else the newest closed one.
-- setting: mumap.year, local to the transaction. In the views as (select published.display_year()), so once per query.
create or replace function published.display_year() returns integer
language sql stable as $$
  select coalesce(
    nullif(current_setting('mumap.year', true), '')::integer,
    (select s.value::integer from live.setting s where s.name = 'closed_year'))
$$;
comment on function published.display_year() is '亩均指标的年度:请求指定的,否则最近已关账的 · Year of the per-mu figures: the one asked for, else the newest closed one';
