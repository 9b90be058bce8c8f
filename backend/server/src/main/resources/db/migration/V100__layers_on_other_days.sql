-- Layers as they stood on other days: the schema published_at holds views of the same names as published, read from the ledger
-- (db/published/R__z_other_days.sql). Which days is told by two settings, local to the transaction.
create schema published_at;
grant usage on schema published_at to mumap_app;

create function published_at.first_day() returns date language sql stable as $$
  select coalesce(nullif(current_setting('mumap.first_day', true), ''), 'infinity')::date $$;
comment on function published_at.first_day() is '所问时段的第一天 · First of the days asked about';

create function published_at.last_day() returns date language sql stable as $$
  select coalesce(nullif(current_setting('mumap.last_day', true), ''), '-infinity')::date $$;
comment on function published_at.last_day() is '所问时段的最后一天 · Last of the days asked about';

-- Whether a version is the one that holds: the last that began by the last day, or the earliest when none had; and the thing had
-- not ended by the first day. Judged over all versions, the caller's scope notwithstanding: a parcel that has gone to another park
-- must not be shown to the former one as if it had stayed. Each answers about a version that the caller already sees; whoever sees
-- the whole county needs none of them, and layers that everybody sees have none.
do $$ declare t text; begin
  foreach t in array array['parcel', 'park', 'project'] loop
    execute format($q$
      create function published_at.%1$I(key text, from_day date, first_day date, last_day date) returns boolean
      language sql stable security definer set search_path = pg_catalog, pg_temp as $f$
        select not exists (select from ledger.%2$I w where w.row_key = key and w.superseded_at = 'infinity' and not w.ended
                             and w.data_from > from_day and w.data_from <= last_day)
           and (from_day <= last_day
                or not exists (select from ledger.%2$I w where w.row_key = key and w.superseded_at = 'infinity'
                                 and w.data_from < from_day and (not w.ended or w.data_from <= first_day)))
           and not exists (select from ledger.%2$I w where w.row_key = key and w.superseded_at = 'infinity' and w.ended
                             and w.data_from > from_day and w.data_from <= first_day)
      $f$ $q$, t || '_holds', t);
    execute format('comment on function published_at.%1$I(text, date, date, date) is %2$L', t || '_holds',
      'Whether a version of ledger.' || t || ' is the one that held on some days');
    execute format('revoke execute on function published_at.%1$I(text, date, date, date) from public', t || '_holds');
    execute format('grant execute on function published_at.%1$I(text, date, date, date) to mumap_app', t || '_holds');
  end loop;
end $$;
