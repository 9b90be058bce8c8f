-- The version of a layer, for every tile that is asked for: one call without a transaction and without scope. How often a layer
-- changed and which year is closed tells nothing of any row.
create function live.version_of(asked text) returns table (n bigint, closed_year integer)
language sql stable security definer set search_path = pg_catalog as $$
  select (select coalesce(sum(v.n), 0)::bigint from live.version v where v.layer in (asked, 'per_mu')),
         (select s.value::integer from live.setting s where s.name = 'closed_year')
$$;
comment on function live.version_of is 'Version of a layer, which grows in the transaction that changes it, and the newest closed year';
revoke all on function live.version_of(text) from public;
grant execute on function live.version_of(text) to mumap_app;
