-- What can be seen of a project, and tickets for what it lacks. An act of a ticket is a fact of the ledger; where a ticket stands is
-- read from its acts, now or as of any day.
create table ledger.project_evidence (
  like ledger.version_header including all,
  project_code text not null,
  observed_on date not null,
  kind text not null,
  node text,
  kwh numeric,
  planned_kwh numeric,
  file text,
  note text
);
create unique index project_evidence_by_key on ledger.project_evidence (row_key, data_from) where superseded_at = 'infinity';
create index project_evidence_by_batch on ledger.project_evidence (act_id);
create index project_evidence_by_project_code on ledger.project_evidence (project_code);
comment on table ledger.project_evidence is '项目实景与用电 · Project evidence: every recorded version, append-only';
comment on column ledger.project_evidence.project_code is '项目代码 · Project code';
comment on column ledger.project_evidence.observed_on is '日期 · Observed on';
comment on column ledger.project_evidence.kind is '种类 · Kind';
comment on column ledger.project_evidence.node is '照片所示节点 · Node shown';
comment on column ledger.project_evidence.kwh is '累计用电 · Electricity so far (kWh)';
comment on column ledger.project_evidence.planned_kwh is '工程预计用电 · Electricity planned (kWh)';
comment on column ledger.project_evidence.file is '照片文件 · Photo file';
comment on column ledger.project_evidence.note is '说明 · Note';

create table ledger.ticket (
  ticket_id bigint generated always as identity primary key,
  ticket_no text not null unique,
  project_code text,
  place geometry(Geometry, 4490),
  created_at timestamptz not null,
  created_by text not null,
  scope_park text,
  scope_town text
);
create index ticket_by_project on ledger.ticket (project_code);
comment on table ledger.ticket is '工单 · Tickets: key, number and place of each; everything else are its acts';
comment on column ledger.ticket.ticket_no is '工单号,每年连续 · Ticket number, without gaps within a year';
comment on column ledger.ticket.project_code is '项目代码 · Project code; null when raised from the map';
comment on column ledger.ticket.place is '图上圈定的位置 · What was drawn on the map (EPSG:4490)';
comment on column ledger.ticket.created_at is '登记时刻 · Instant it was entered';

create table ledger.ticket_act (
  like ledger.version_header including all,
  ticket_id bigint not null references ledger.ticket,
  act_no integer not null,
  ticket_no text not null,
  project_code text,
  act text not null,
  acted_on date not null,
  acted_by text not null,
  acted_by_name text not null,
  fields jsonb not null default '{}',
  reason text,
  unique (ticket_id, act_no)
);
create unique index ticket_act_by_key on ledger.ticket_act (row_key, data_from) where superseded_at = 'infinity';
create index ticket_act_by_batch on ledger.ticket_act (act_id);
create index ticket_act_by_project on ledger.ticket_act (project_code);
comment on table ledger.ticket_act is '工单行为 · Acts of tickets, append-only';
comment on column ledger.ticket_act.ticket_id is '工单 · Ticket';
comment on column ledger.ticket_act.act_no is '序号 · Number within the ticket, from 1';
comment on column ledger.ticket_act.ticket_no is '工单号 · Ticket number';
comment on column ledger.ticket_act.project_code is '项目代码 · Project code';
comment on column ledger.ticket_act.act is '行为 · What was done';
comment on column ledger.ticket_act.acted_on is '行为日期 · Day of the act';
comment on column ledger.ticket_act.acted_by is '经办账号 · Account that acted';
comment on column ledger.ticket_act.acted_by_name is '经办人 · Name of that account at the time';
comment on column ledger.ticket_act.fields is '事项 · What the act states, by field name';
comment on column ledger.ticket_act.reason is '理由 · Reason';

do $$ declare t text; begin
  foreach t in array array['project_evidence', 'ticket', 'ticket_act'] loop
    perform access.scope_by_land(('ledger.' || t)::regclass, 'scope_park', 'scope_town');
  end loop;
end $$;

alter table ledger.project_node add column days text;
comment on column ledger.project_node.days is '工期历 · Days counted by durations and lags';
