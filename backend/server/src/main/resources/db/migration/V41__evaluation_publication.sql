-- Objection, recheck and final list: what was published, who objected to it, what was ruled. Rows stand as they were made.
create table ledger.evaluation_publication (
  publication_id bigint generated always as identity primary key,
  kind text not null check (kind in ('LAND', 'PRELIMINARY', 'FINAL')),
  year integer not null,
  family bigint,
  list_id bigint not null references ledger.evaluation_land_list,
  run_id bigint references ledger.evaluation_run,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  document_no text,
  body json not null,
  sha256 text not null,
  published_at timestamptz not null,
  published_by text not null,
  check ((kind = 'LAND') = (run_id is null))
);
create index evaluation_publication_by_year on ledger.evaluation_publication (year, kind);
comment on table ledger.evaluation_publication is '评价公示 · What was published: land lists before scoring, preliminary and final lists; as published, byte for byte';
comment on column ledger.evaluation_publication.kind is '种类 · Kind';
comment on column ledger.evaluation_publication.family is '方案 · Scheme, by its first version';
comment on column ledger.evaluation_publication.from_on is '公示起 · First day on which objections are taken';
comment on column ledger.evaluation_publication.to_on is '公示止 · Last day, itself counted';
comment on column ledger.evaluation_publication.document_no is '文号 · Document';
comment on column ledger.evaluation_publication.body is '公示内容 · What everybody may read';

create table ledger.evaluation_objection (
  objection_id bigint generated always as identity primary key,
  publication_id bigint not null references ledger.evaluation_publication,
  credit_code text not null,
  name text,
  subject text not null,
  claim text not null,
  filed_on date not null,
  filed_by text not null,
  filed_by_name text not null,
  recorded_at timestamptz not null,
  park_codes text[] not null,
  towns text[] not null
);
create index evaluation_objection_by_publication on ledger.evaluation_objection (publication_id);
comment on table ledger.evaluation_objection is '评价异议 · Objections of firms to what was published';
comment on column ledger.evaluation_objection.subject is '异议事项 · What it is about: LAND, GRADE or an indicator';
comment on column ledger.evaluation_objection.claim is '理由 · What the firm says';

create table ledger.evaluation_ruling (
  objection_id bigint primary key references ledger.evaluation_objection,
  outcome text not null check (outcome in ('UPHELD', 'REJECTED')),
  reason text not null,
  correction text,
  ruled_at timestamptz not null,
  ruled_by text not null,
  ruled_by_name text not null,
  park_codes text[] not null,
  towns text[] not null
);
comment on table ledger.evaluation_ruling is '复核结论 · Rulings on objections, never by who filed them';
comment on column ledger.evaluation_ruling.correction is '更正 · What was corrected, and by which batch';

do $$ declare t text; begin
  foreach t in array array['evaluation_publication', 'evaluation_objection', 'evaluation_ruling'] loop
    execute format('create trigger %I before update or delete on ledger.%I for each row execute function ledger.refuse_change()',
                   t || '_stands', t);
  end loop;
end $$;
select access.scope_signed_in('ledger.evaluation_publication');
select access.scope_by_lands('ledger.evaluation_objection', 'park_codes', 'towns');
select access.scope_by_lands('ledger.evaluation_ruling', 'park_codes', 'towns');
