-- Entry thresholds: what was worked out, from whom, by whom, and who approved it. A threshold never changes; a new one takes its place.
create table ledger.entry_threshold (
  threshold_id bigint generated always as identity primary key,
  year integer not null,
  industry text,
  park_code text,
  park_name text,
  floor_set text,
  investment_wan_per_mu numeric,
  tax_wan_per_mu numeric,
  output_wan_per_mu numeric,
  rules jsonb not null,
  advice jsonb not null,
  as_of date not null,
  known_at timestamptz not null,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  approved_by text,
  approved_by_name text,
  approved_at timestamptz,
  document_no text,
  valid_from date
);
create index entry_threshold_by_key on ledger.entry_threshold (year, industry, park_code);
comment on table ledger.entry_threshold is '入园门槛 · Entry thresholds, as worked out and approved; only approved_*, document_no and valid_from are ever set later, once';
comment on column ledger.entry_threshold.year is '年度 · Year of the returns behind it';
comment on column ledger.entry_threshold.industry is '行业大类或门类,空 = 各行业 · Division or section; empty = every industry';
comment on column ledger.entry_threshold.park_code is '园区代码,空 = 全县 · Park code; empty = the county';
comment on column ledger.entry_threshold.investment_wan_per_mu is '投资强度门槛 · Investment threshold (wan/mu)';
comment on column ledger.entry_threshold.tax_wan_per_mu is '亩均税收门槛 · Tax threshold (wan/mu)';
comment on column ledger.entry_threshold.output_wan_per_mu is '亩均产值门槛 · Output threshold (wan/mu)';
comment on column ledger.entry_threshold.rules is '测算规则 · Rules it was worked out by';
comment on column ledger.entry_threshold.advice is '测算过程 · Every number that led to it';
comment on column ledger.entry_threshold.document_no is '批准文号 · Number of the approving document';
comment on column ledger.entry_threshold.valid_from is '执行日期 · First day it is applied';

create table ledger.entry_threshold_sample (
  threshold_id bigint not null references ledger.entry_threshold,
  credit_code text not null,
  park_code text,
  town text,
  name text,
  division text,
  mu numeric not null,
  investment_wan numeric,
  tax_wan numeric,
  output_wan numeric,
  dropped text
);
create index entry_threshold_sample_by_threshold on ledger.entry_threshold_sample (threshold_id);
comment on table ledger.entry_threshold_sample is '门槛样本 · The firms that stood in the sample of a threshold, and those left out with the reason';
comment on column ledger.entry_threshold_sample.dropped is '不进样本的原因 · Why the firm was left out; empty = it stood in the sample';

create function ledger.keep_threshold() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.approved_at is not null
     or (to_jsonb(new) - array['approved_by', 'approved_by_name', 'approved_at', 'document_no', 'valid_from'])
        <> (to_jsonb(old) - array['approved_by', 'approved_by_name', 'approved_at', 'document_no', 'valid_from']) then
    raise exception 'an entry threshold never changes';
  end if;
  return new;
end $$;
create trigger keep_threshold before update or delete on ledger.entry_threshold
  for each row execute function ledger.keep_threshold();
create function ledger.keep_threshold_sample() returns trigger language plpgsql as $$
begin
  raise exception 'the sample of an entry threshold never changes';
end $$;
create trigger keep_threshold_sample before update or delete on ledger.entry_threshold_sample
  for each row execute function ledger.keep_threshold_sample();

-- the county's thresholds are for everybody, a park's for those who see the park; the firms behind them by their land
alter table ledger.entry_threshold enable row level security;
create policy county_scope on ledger.entry_threshold for select to mumap_app
  using ((select current_setting('mumap.scope', true)) = 'county');
create policy park_scope on ledger.entry_threshold for select to mumap_app
  using (park_code = any ((select string_to_array(current_setting('mumap.parks', true), ','))::text[]));
create policy county_threshold on ledger.entry_threshold for select to mumap_app
  using (park_code is null and approved_at is not null and (select current_setting('mumap.scope', true)) = 'part');
grant select on ledger.entry_threshold to mumap_app;
select access.scope_by_land('ledger.entry_threshold_sample', 'park_code', 'town');
