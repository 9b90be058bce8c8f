-- Which firm sits on which parcel: candidates worked out from names, codes and addresses, and what people decided about them.
create table ledger.link_candidate (
  credit_code text not null,
  parcel_code text not null,
  firm_name text not null,
  holder_name text,
  contract_key text,
  score numeric not null,
  reasons jsonb not null,
  sure boolean not null,
  rivals text[] not null default '{}',
  taken_by text[] not null default '{}',
  computed_at timestamptz not null,
  park_code text,
  town text,
  primary key (credit_code, parcel_code)
);
create index link_candidate_by_parcel on ledger.link_candidate (parcel_code);
comment on table ledger.link_candidate is '企业与宗地的候选 · Candidates for the link of a firm to a parcel; derived, worked out anew by each run';
comment on column ledger.link_candidate.credit_code is '统一社会信用代码 · Firm without land';
comment on column ledger.link_candidate.parcel_code is '宗地代码 · Parcel that may be its';
comment on column ledger.link_candidate.firm_name is '企业名称 · Name of the firm';
comment on column ledger.link_candidate.holder_name is '受让人 · Holder named by the newest contract of the parcel';
comment on column ledger.link_candidate.contract_key is '合同 · Key of that contract';
comment on column ledger.link_candidate.score is '得分 · Score, 0 to 1';
comment on column ledger.link_candidate.reasons is '依据 · Reasons with their weights, the strongest first';
comment on column ledger.link_candidate.sure is '信用代码一致且无争议 · Equal credit codes, no rival, nobody else on the parcel: may be accepted with others at once';
comment on column ledger.link_candidate.rivals is '同样可能的企业 · Credit codes of other firms that fit the parcel about as well';
comment on column ledger.link_candidate.taken_by is '已在该宗地的企业 · Credit codes of firms that sit on the parcel already';
comment on column ledger.link_candidate.computed_at is '计算时刻 · When it was worked out';
comment on column ledger.link_candidate.park_code is '园区 · Park of the parcel: who may read it';
comment on column ledger.link_candidate.town is '乡镇 · Town of the parcel: who may read it';
select access.scope_by_land('ledger.link_candidate'::regclass, 'park_code', 'town');

create table ledger.link_run (
  id bigint generated always as identity primary key,
  computed_at timestamptz not null,
  computed_by text not null,
  firms integer not null,
  with_candidates integer not null,
  pairs integer not null
);
comment on table ledger.link_run is '企业与宗地匹配的计算 · Runs of the matching';
comment on column ledger.link_run.computed_at is '计算时刻 · When';
comment on column ledger.link_run.computed_by is '计算的账号 · By whom';
comment on column ledger.link_run.firms is '无用地的企业数 · Firms without land';
comment on column ledger.link_run.with_candidates is '有候选的企业数 · Firms for which there are candidates';
comment on column ledger.link_run.pairs is '候选对数 · Pairs of firm and parcel';
select access.scope_signed_in('ledger.link_run'::regclass);

create table ledger.link_decision (
  id bigint generated always as identity primary key,
  credit_code text not null,
  parcel_code text,
  firm_name text not null,
  holder_name text,
  verdict text not null check (verdict in ('ACCEPT', 'REFUSE', 'NONE')),
  score numeric,
  reasons jsonb,
  relation text,
  note text,
  batch_id bigint references ledger.batch,
  holder_batch_id bigint references ledger.batch,
  decided_by text not null,
  decided_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  scope_park text,
  scope_town text,
  check ((parcel_code is null) = (verdict = 'NONE'))
);
create unique index link_decision_once on ledger.link_decision (credit_code, coalesce(parcel_code, '')) where undone_at is null;
comment on table ledger.link_decision is '企业与宗地匹配的决定 · What people decided about firms and parcels; remembered for later files; append-only but for undone_by and undone_at';
comment on column ledger.link_decision.credit_code is '统一社会信用代码 · Firm';
comment on column ledger.link_decision.parcel_code is '宗地代码 · Parcel; null where none of the parcels is the firm''s';
comment on column ledger.link_decision.firm_name is '企业名称 · Name of the firm then';
comment on column ledger.link_decision.holder_name is '受让人 · Holder named by the contract then; accepted, the name means this firm from then on';
comment on column ledger.link_decision.verdict is '决定 · ACCEPT, REFUSE, or NONE: the firm has no land here';
comment on column ledger.link_decision.score is '得分 · Score then';
comment on column ledger.link_decision.reasons is '依据 · Reasons then';
comment on column ledger.link_decision.relation is '用地关系 · Relation that was entered';
comment on column ledger.link_decision.note is '说明 · Note';
comment on column ledger.link_decision.batch_id is '写入批次 · Batch that entered the occupancy';
comment on column ledger.link_decision.holder_batch_id is '受让人代码批次 · Batch that wrote the holder''s code into the contract';
comment on column ledger.link_decision.decided_by is '决定的账号 · Account that decided';
comment on column ledger.link_decision.decided_at is '决定时刻 · When';
comment on column ledger.link_decision.undone_by is '撤销的账号 · Account that took it back';
comment on column ledger.link_decision.undone_at is '撤销时刻 · When it was taken back';
comment on column ledger.link_decision.scope_park is '园区 · Park of the parcel: who may read the decision';
comment on column ledger.link_decision.scope_town is '乡镇 · Town of the parcel: who may read the decision';
select access.scope_by_land('ledger.link_decision'::regclass, 'scope_park', 'scope_town');
