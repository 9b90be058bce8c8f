-- The page of the data says which rows came in with a warning: whoever imports for the county, and whoever brought the batch, may read that.
alter table ledger.import_problem enable row level security;
create policy county_scope on ledger.import_problem for select to mumap_app
  using ((select current_setting('mumap.scope', true)) = 'county');
create policy own_batch on ledger.import_problem for select to mumap_app
  using (batch_id in (select b.id from ledger.batch b where b.created_by = (select current_setting('mumap.user', true))));
grant select on ledger.import_problem to mumap_app;
