-- What a firm's return left blank, and the money of a firm without a return, is not known; as 0 alone it could not be told from no tax.

do $$ declare t text; begin
  foreach t in array array['live.per_mu_share', 'live.per_mu_run_share'] loop
    execute format('alter table %s
      add column output_known boolean not null default false,
      add column value_added_known boolean not null default false,
      add column tax_known boolean not null default false', t);
    execute format('comment on column %s.output_known is %L', t, 'whether a return of the firm states its output; else output_fen is 0 and not known');
    execute format('comment on column %s.value_added_known is %L', t, 'whether a return of the firm states its value added');
    execute format('comment on column %s.tax_known is %L', t, 'whether a return of the firm states its tax; else tax_fen is 0 and not known');
  end loop;
end $$;

update live.per_mu_share s
set output_known = k.output, value_added_known = k.value_added, tax_known = k.tax
from (
  select coalesce(btrim(credit_code), '') as credit_code, year, bool_or(output_wan is not null) as output,
         bool_or(value_added_wan is not null) as value_added, bool_or(tax_wan is not null) as tax
  from ledger.annual_return where superseded_at = 'infinity' and not ended group by 1, 2) k
where k.credit_code = s.credit_code and k.year = s.year;

-- runs of other times are worked out anew when they are asked for
delete from live.per_mu_run;

-- a parcel on which nobody declared the money has no yield, rather than one of 0
update live.parcel_per_mu m
set tax_wan_per_mu = case when k.tax then m.tax_wan_per_mu end, output_wan_per_mu = case when k.output then m.output_wan_per_mu end
from (
  select parcel_code, year, bool_or(tax_known) as tax, bool_or(output_known) as output
  from live.per_mu_share group by parcel_code, year) k
where k.parcel_code = m.parcel_code and k.year = m.year and not (k.tax and k.output);
