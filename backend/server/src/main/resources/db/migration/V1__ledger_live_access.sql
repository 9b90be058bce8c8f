-- The ledger: append-only versions of facts, each with its source and the two times.
-- data_from     first day the version holds (day of the data); -infinity where the dates stand inside the facts
-- ended         the key ends on data_from (it was missing from a register that replaces)
-- recorded_at   the instant it became known; superseded_at the instant it stopped being what we hold true (infinity = still)
-- batch_id      where the fact came from (file, sheet, row); act_id the batch that wrote this row (a roll-back re-opens copies)
-- scope_park, scope_town   who may see the row (row level security); metadata, not a fact
-- Only superseded_at and superseded_by (and the scope columns) are ever set after insert.
create schema ledger;
create schema live;
create schema published;
create schema access;

create table ledger.batch (
  id bigint generated always as identity primary key,
  kind text not null,
  mode text not null default 'merge' check (mode in ('merge', 'replace')),
  register text,
  data_date date not null,
  file_name text not null,
  file_sha256 text,
  source_crs text,
  layer text,
  mapping jsonb,
  commit_mode text not null default 'manual' check (commit_mode in ('manual', 'auto')),
  state text not null check (state in ('STAGED', 'CHECKING', 'READY', 'COMMITTED', 'REJECTED', 'ROLLED_BACK', 'FAILED', 'DISCARDED')),
  progress double precision not null default 0,
  rows integer not null default 0,
  accepted integer not null default 0,
  rejected integer not null default 0,
  warnings integer not null default 0,
  counts jsonb not null default '{}',
  changes jsonb not null default '{}',
  message jsonb,
  created_by text not null,
  created_at timestamptz not null default now(),
  committed_by text,
  committed_at timestamptz,
  rolled_back_at timestamptz,
  rollback_of bigint references ledger.batch,
  importer_county boolean not null default true,
  importer_parks text[] not null default '{}',
  extent geometry(Polygon, 4490)
);
comment on table ledger.batch is 'One file (or one roll-back) taken in as a whole: who, when, from what, with what result';

create table ledger.version_header (
  version_id bigint generated always as identity,
  row_key text not null,
  data_from date not null default '-infinity',
  ended boolean not null default false,
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  superseded_by bigint,
  batch_id bigint not null,
  act_id bigint not null,
  register text,
  sheet text,
  row_no integer,
  scope_park text,
  scope_town text,
  attributes jsonb not null default '{}'
);
comment on table ledger.version_header is 'Template of the columns that every ledger table begins with; holds no rows';

create table ledger.area (
  like ledger.version_header including all,
  area_code text not null,
  level text not null,
  name text not null,
  geom geometry(MultiPolygon, 4490) not null
);
create unique index area_by_key on ledger.area (row_key, data_from) where superseded_at = 'infinity';
create index area_by_batch on ledger.area (act_id);
comment on table ledger.area is '行政区 · Administrative areas: every recorded version, append-only';
comment on column ledger.area.area_code is '行政区代码 · Area code';
comment on column ledger.area.level is '级别 · Level';
comment on column ledger.area.name is '名称 · Name';

create table ledger.park (
  like ledger.version_header including all,
  park_code text not null,
  name text not null,
  parent_park_code text,
  level text,
  approved_area_m2 numeric,
  geom geometry(MultiPolygon, 4490) not null
);
create unique index park_by_key on ledger.park (row_key, data_from) where superseded_at = 'infinity';
create index park_by_batch on ledger.park (act_id);
comment on table ledger.park is '园区 · Parks: every recorded version, append-only';
comment on column ledger.park.park_code is '园区代码 · Park code';
comment on column ledger.park.name is '园区名称 · Name';
comment on column ledger.park.parent_park_code is '上级园区 · Parent park';
comment on column ledger.park.level is '级别 · Level';
comment on column ledger.park.approved_area_m2 is '批准面积 · Approved area (m2)';

create table ledger.parcel (
  like ledger.version_header including all,
  parcel_code text not null,
  name text,
  park_code text,
  town text,
  land_use_scheme text,
  land_use_code text,
  planned_use text,
  registered_area_m2 numeric,
  supply_state text,
  right_nature text,
  term_end_on date,
  plot_ratio numeric,
  real_estate_unit_no text,
  predecessors text[],
  readiness text[],
  area_ellipsoid_m2 double precision,
  area_zone_plane_m2 double precision,
  zone_epsg integer,
  area_file_plane_m2 double precision,
  geom geometry(MultiPolygon, 4490) not null
);
create unique index parcel_by_key on ledger.parcel (row_key, data_from) where superseded_at = 'infinity';
create index parcel_by_batch on ledger.parcel (act_id);
comment on table ledger.parcel is '宗地 · Parcels: every recorded version, append-only';
comment on column ledger.parcel.parcel_code is '宗地代码 · Parcel code';
comment on column ledger.parcel.name is '宗地名称 · Name';
comment on column ledger.parcel.park_code is '园区代码 · Park code';
comment on column ledger.parcel.town is '乡镇 · Town';
comment on column ledger.parcel.land_use_scheme is '用途分类标准 · Land use scheme';
comment on column ledger.parcel.land_use_code is '用途 · Land use';
comment on column ledger.parcel.planned_use is '规划用途 · Planned use';
comment on column ledger.parcel.registered_area_m2 is '登记面积 · Registered area (m2)';
comment on column ledger.parcel.supply_state is '供应状态 · Supply state';
comment on column ledger.parcel.right_nature is '权利性质 · Nature of right';
comment on column ledger.parcel.term_end_on is '终止日期 · Term ends on';
comment on column ledger.parcel.plot_ratio is '容积率 · Plot ratio';
comment on column ledger.parcel.real_estate_unit_no is '不动产单元号 · Real estate unit number';
comment on column ledger.parcel.predecessors is '前身宗地 · Predecessors';
comment on column ledger.parcel.readiness is '九通一平 · Readiness';

create table ledger.control_line (
  like ledger.version_header including all,
  line_code text not null,
  kind text not null,
  name text,
  effect text,
  law text,
  office text,
  geom geometry(MultiPolygon, 4490) not null
);
create unique index control_line_by_key on ledger.control_line (row_key, data_from) where superseded_at = 'infinity';
create index control_line_by_batch on ledger.control_line (act_id);
comment on table ledger.control_line is '控制线 · Control lines: every recorded version, append-only';
comment on column ledger.control_line.line_code is '控制线编号 · Line code';
comment on column ledger.control_line.kind is '种类 · Kind';
comment on column ledger.control_line.name is '名称 · Name';
comment on column ledger.control_line.effect is '效力 · Effect';
comment on column ledger.control_line.law is '依据 · Law';
comment on column ledger.control_line.office is '主管 · Office';

create table ledger.utility (
  like ledger.version_header including all,
  utility_code text not null,
  kind text not null,
  class text,
  name text,
  capacity numeric,
  spare numeric,
  geom geometry(Geometry, 4490) not null
);
create unique index utility_by_key on ledger.utility (row_key, data_from) where superseded_at = 'infinity';
create index utility_by_batch on ledger.utility (act_id);
comment on table ledger.utility is '市政管网与道路 · Utilities and roads: every recorded version, append-only';
comment on column ledger.utility.utility_code is '设施编号 · Utility code';
comment on column ledger.utility.kind is '种类 · Kind';
comment on column ledger.utility.class is '等级 · Class';
comment on column ledger.utility.name is '名称 · Name';
comment on column ledger.utility.capacity is '容量 · Capacity';
comment on column ledger.utility.spare is '余量 · Spare capacity';

create table ledger.grant_contract (
  like ledger.version_header including all,
  contract_no text not null,
  parcel_code text not null,
  phase integer,
  phase_area_m2 numeric,
  holder_code text,
  holder_name text not null,
  kind text not null,
  signed_on date not null,
  price_wan numeric,
  delivered_on date,
  agreed_start_on date,
  agreed_completion_on date,
  agreed_investment_wan numeric,
  agreed_tax_wan_per_mu numeric,
  agreed_output_wan_per_mu numeric,
  agreed_investment_wan_per_mu numeric,
  agreed_plot_ratio numeric,
  supplements text,
  approved_on date,
  means text,
  supervision_no text
);
create unique index grant_contract_by_key on ledger.grant_contract (row_key, data_from) where superseded_at = 'infinity';
create index grant_contract_by_batch on ledger.grant_contract (act_id);
create index grant_contract_by_parcel_code on ledger.grant_contract (parcel_code);
comment on table ledger.grant_contract is '供地合同 · Land contracts: every recorded version, append-only';
comment on column ledger.grant_contract.contract_no is '合同号 · Contract number';
comment on column ledger.grant_contract.parcel_code is '宗地代码 · Parcel code';
comment on column ledger.grant_contract.phase is '分期 · Phase';
comment on column ledger.grant_contract.phase_area_m2 is '分期面积 · Phase area (m2)';
comment on column ledger.grant_contract.holder_code is '受让人代码 · Holder code';
comment on column ledger.grant_contract.holder_name is '受让人 · Holder';
comment on column ledger.grant_contract.kind is '供地方式 · Kind';
comment on column ledger.grant_contract.signed_on is '签订日期 · Signed on';
comment on column ledger.grant_contract.price_wan is '出让价款 · Price (wan)';
comment on column ledger.grant_contract.delivered_on is '交地日期 · Delivered on';
comment on column ledger.grant_contract.agreed_start_on is '约定动工 · Agreed start on';
comment on column ledger.grant_contract.agreed_completion_on is '约定竣工 · Agreed completion on';
comment on column ledger.grant_contract.agreed_investment_wan is '约定投资 · Agreed investment (wan)';
comment on column ledger.grant_contract.agreed_tax_wan_per_mu is '约定亩均税收 · Agreed tax per mu (wan/mu)';
comment on column ledger.grant_contract.agreed_output_wan_per_mu is '约定亩均产值 · Agreed output per mu (wan/mu)';
comment on column ledger.grant_contract.agreed_investment_wan_per_mu is '约定投资强度 · Agreed investment per mu (wan/mu)';
comment on column ledger.grant_contract.agreed_plot_ratio is '约定容积率 · Agreed plot ratio';
comment on column ledger.grant_contract.supplements is '补充的合同号 · Contract supplemented';
comment on column ledger.grant_contract.approved_on is '批准日期 · Approved on';
comment on column ledger.grant_contract.means is '处置方式 · Means of disposal';
comment on column ledger.grant_contract.supervision_no is '电子监管号 · Supervision number';

create table ledger.site_state (
  like ledger.version_header including all,
  parcel_code text not null,
  observed_on date not null,
  permit_on date,
  started_on date,
  should_develop_m2 numeric,
  developed_m2 numeric,
  invested_wan numeric,
  stopped_on date,
  completed_on date,
  production_on date,
  evidence text
);
create unique index site_state_by_key on ledger.site_state (row_key, data_from) where superseded_at = 'infinity';
create index site_state_by_batch on ledger.site_state (act_id);
create index site_state_by_parcel_code on ledger.site_state (parcel_code);
comment on table ledger.site_state is '动工开发状况 · Site states: every recorded version, append-only';
comment on column ledger.site_state.parcel_code is '宗地代码 · Parcel code';
comment on column ledger.site_state.observed_on is '核查日期 · Observed on';
comment on column ledger.site_state.permit_on is '施工许可 · Construction permit on';
comment on column ledger.site_state.started_on is '动工开发 · Development started on';
comment on column ledger.site_state.should_develop_m2 is '应动工面积 · Area that should be developed (m2)';
comment on column ledger.site_state.developed_m2 is '已动工面积 · Area developed (m2)';
comment on column ledger.site_state.invested_wan is '已投资额 · Invested (wan)';
comment on column ledger.site_state.stopped_on is '中止 · Stopped on';
comment on column ledger.site_state.completed_on is '竣工 · Completed on';
comment on column ledger.site_state.production_on is '投产 · In production on';
comment on column ledger.site_state.evidence is '证据 · Evidence';

create table ledger.excluded_period (
  like ledger.version_header including all,
  parcel_code text not null,
  cause text not null,
  from_on date not null,
  to_on date not null,
  verified boolean,
  document_no text
);
create unique index excluded_period_by_key on ledger.excluded_period (row_key, data_from) where superseded_at = 'infinity';
create index excluded_period_by_batch on ledger.excluded_period (act_id);
create index excluded_period_by_parcel_code on ledger.excluded_period (parcel_code);
comment on table ledger.excluded_period is '扣除期 · Excluded periods: every recorded version, append-only';
comment on column ledger.excluded_period.parcel_code is '宗地代码 · Parcel code';
comment on column ledger.excluded_period.cause is '原因 · Cause';
comment on column ledger.excluded_period.from_on is '起始日 · From';
comment on column ledger.excluded_period.to_on is '终止日 · To';
comment on column ledger.excluded_period.verified is '已核实 · Verified';
comment on column ledger.excluded_period.document_no is '文号 · Document number';

create table ledger.encumbrance (
  like ledger.version_header including all,
  parcel_code text not null,
  kind text not null,
  holder_name text not null,
  from_on date,
  to_on date,
  amount_wan numeric,
  document_no text
);
create unique index encumbrance_by_key on ledger.encumbrance (row_key, data_from) where superseded_at = 'infinity';
create index encumbrance_by_batch on ledger.encumbrance (act_id);
create index encumbrance_by_parcel_code on ledger.encumbrance (parcel_code);
comment on table ledger.encumbrance is '权利限制 · Encumbrances: every recorded version, append-only';
comment on column ledger.encumbrance.parcel_code is '宗地代码 · Parcel code';
comment on column ledger.encumbrance.kind is '种类 · Kind';
comment on column ledger.encumbrance.holder_name is '权利人 · Holder';
comment on column ledger.encumbrance.from_on is '起始日 · From';
comment on column ledger.encumbrance.to_on is '终止日 · To';
comment on column ledger.encumbrance.amount_wan is '金额 · Amount (wan)';
comment on column ledger.encumbrance.document_no is '文号 · Document number';

create table ledger.enterprise (
  like ledger.version_header including all,
  credit_code text not null,
  name text not null,
  former_names text,
  industry_scheme text,
  industry_code text,
  above_scale boolean,
  registered_on date,
  status text
);
create unique index enterprise_by_key on ledger.enterprise (row_key, data_from) where superseded_at = 'infinity';
create index enterprise_by_batch on ledger.enterprise (act_id);
comment on table ledger.enterprise is '企业 · Enterprises: every recorded version, append-only';
comment on column ledger.enterprise.credit_code is '统一社会信用代码 · Unified social credit code';
comment on column ledger.enterprise.name is '企业名称 · Name';
comment on column ledger.enterprise.former_names is '曾用名 · Former names';
comment on column ledger.enterprise.industry_scheme is '行业分类标准 · Industry scheme';
comment on column ledger.enterprise.industry_code is '行业代码 · Industry code';
comment on column ledger.enterprise.above_scale is '规上 · Above designated size';
comment on column ledger.enterprise.registered_on is '成立日期 · Registered on';
comment on column ledger.enterprise.status is '登记状态 · Status';

create table ledger.occupancy (
  like ledger.version_header including all,
  credit_code text not null,
  parcel_code text not null,
  relation text not null,
  land_m2 numeric,
  building_m2 numeric,
  from_on date,
  to_on date
);
create unique index occupancy_by_key on ledger.occupancy (row_key, data_from) where superseded_at = 'infinity';
create index occupancy_by_batch on ledger.occupancy (act_id);
create index occupancy_by_credit_code on ledger.occupancy (credit_code);
create index occupancy_by_parcel_code on ledger.occupancy (parcel_code);
comment on table ledger.occupancy is '企业用地 · Occupancies: every recorded version, append-only';
comment on column ledger.occupancy.credit_code is '统一社会信用代码 · Unified social credit code';
comment on column ledger.occupancy.parcel_code is '宗地代码 · Parcel code';
comment on column ledger.occupancy.relation is '用地关系 · Relation';
comment on column ledger.occupancy.land_m2 is '用地面积 · Land area (m2)';
comment on column ledger.occupancy.building_m2 is '建筑面积 · Building area (m2)';
comment on column ledger.occupancy.from_on is '起始日 · From';
comment on column ledger.occupancy.to_on is '终止日 · To';

create table ledger.annual_return (
  like ledger.version_header including all,
  credit_code text not null,
  year integer not null,
  output_wan numeric,
  value_added_wan numeric,
  revenue_wan numeric,
  tax_wan numeric,
  energy_tce numeric,
  pollutant_t numeric,
  employees numeric,
  rd_wan numeric,
  electricity_kwh numeric
);
create unique index annual_return_by_key on ledger.annual_return (row_key, data_from) where superseded_at = 'infinity';
create index annual_return_by_batch on ledger.annual_return (act_id);
create index annual_return_by_credit_code on ledger.annual_return (credit_code);
comment on table ledger.annual_return is '企业年报 · Annual returns: every recorded version, append-only';
comment on column ledger.annual_return.credit_code is '统一社会信用代码 · Unified social credit code';
comment on column ledger.annual_return.year is '年度 · Year';
comment on column ledger.annual_return.output_wan is '工业总产值 · Gross output (wan)';
comment on column ledger.annual_return.value_added_wan is '工业增加值 · Value added (wan)';
comment on column ledger.annual_return.revenue_wan is '营业收入 · Revenue (wan)';
comment on column ledger.annual_return.tax_wan is '实缴税收 · Tax paid (wan)';
comment on column ledger.annual_return.energy_tce is '综合能耗 · Energy (tce)';
comment on column ledger.annual_return.pollutant_t is '主要污染物排放量 · Pollutants (t)';
comment on column ledger.annual_return.employees is '年平均职工人数 · Employees';
comment on column ledger.annual_return.rd_wan is '研发经费 · R&D spending (wan)';
comment on column ledger.annual_return.electricity_kwh is '用电量 · Electricity (kWh)';

create table ledger.signal (
  like ledger.version_header including all,
  subject text not null,
  kind text not null,
  month text not null,
  value numeric not null
);
create unique index signal_by_key on ledger.signal (row_key, data_from) where superseded_at = 'infinity';
create index signal_by_batch on ledger.signal (act_id);
create index signal_by_subject on ledger.signal (subject);
comment on table ledger.signal is '用电用水等信号 · Signals: every recorded version, append-only';
comment on column ledger.signal.subject is '对象代码 · Subject';
comment on column ledger.signal.kind is '种类 · Kind';
comment on column ledger.signal.month is '月份 · Month';
comment on column ledger.signal.value is '数值 · Value';

create table ledger.building (
  like ledger.version_header including all,
  building_code text not null,
  parcel_code text not null,
  footprint_m2 numeric,
  floor_area_m2 numeric,
  used_m2 numeric,
  storeys integer,
  clear_height_m numeric,
  power_kva numeric,
  idle_since_on date,
  geom geometry(MultiPolygon, 4490)
);
create unique index building_by_key on ledger.building (row_key, data_from) where superseded_at = 'infinity';
create index building_by_batch on ledger.building (act_id);
create index building_by_parcel_code on ledger.building (parcel_code);
comment on table ledger.building is '建筑物 · Buildings: every recorded version, append-only';
comment on column ledger.building.building_code is '建筑物编号 · Building code';
comment on column ledger.building.parcel_code is '宗地代码 · Parcel code';
comment on column ledger.building.footprint_m2 is '占地面积 · Footprint (m2)';
comment on column ledger.building.floor_area_m2 is '建筑面积 · Floor area (m2)';
comment on column ledger.building.used_m2 is '在用面积 · Used area (m2)';
comment on column ledger.building.storeys is '层数 · Storeys';
comment on column ledger.building.clear_height_m is '净高 · Clear height (m)';
comment on column ledger.building.power_kva is '配电容量 · Power (kVA)';
comment on column ledger.building.idle_since_on is '闲置起始 · Idle since';

create table ledger.project (
  like ledger.version_header including all,
  project_code text not null,
  name text not null,
  owner_name text,
  park_code text,
  town text,
  level text,
  kind text,
  stage text not null,
  signed_on date,
  planned_start_on date,
  started_on date,
  planned_completion_on date,
  completed_on date,
  production_on date,
  total_investment_wan numeric,
  funds_planned_wan numeric,
  funds_paid_wan numeric,
  in_statistics_on date,
  need_mu numeric,
  industry_code text,
  promised_tax_wan_per_mu numeric,
  promised_output_wan_per_mu numeric,
  leader text,
  chief text,
  lead_unit text,
  steward text,
  phone text,
  entrance geometry(Point, 4490),
  geom geometry(Geometry, 4490)
);
create unique index project_by_key on ledger.project (row_key, data_from) where superseded_at = 'infinity';
create index project_by_batch on ledger.project (act_id);
comment on table ledger.project is '项目 · Projects: every recorded version, append-only';
comment on column ledger.project.project_code is '项目代码 · Project code';
comment on column ledger.project.name is '项目名称 · Name';
comment on column ledger.project.owner_name is '建设单位 · Owner';
comment on column ledger.project.park_code is '园区代码 · Park code';
comment on column ledger.project.town is '乡镇 · Town';
comment on column ledger.project.level is '级别 · Level';
comment on column ledger.project.kind is '类别 · Kind';
comment on column ledger.project.stage is '阶段 · Stage';
comment on column ledger.project.signed_on is '签约日期 · Signed on';
comment on column ledger.project.planned_start_on is '计划开工 · Planned start on';
comment on column ledger.project.started_on is '实际开工 · Started on';
comment on column ledger.project.planned_completion_on is '计划竣工 · Planned completion on';
comment on column ledger.project.completed_on is '实际竣工 · Completed on';
comment on column ledger.project.production_on is '投产日期 · In production on';
comment on column ledger.project.total_investment_wan is '总投资 · Total investment (wan)';
comment on column ledger.project.funds_planned_wan is '计划资金 · Funds planned (wan)';
comment on column ledger.project.funds_paid_wan is '到位资金 · Funds paid in (wan)';
comment on column ledger.project.in_statistics_on is '入统日期 · In statistics on';
comment on column ledger.project.need_mu is '需地 · Land needed (mu)';
comment on column ledger.project.industry_code is '行业代码 · Industry code';
comment on column ledger.project.promised_tax_wan_per_mu is '承诺亩均税收 · Promised tax per mu (wan/mu)';
comment on column ledger.project.promised_output_wan_per_mu is '承诺亩均产值 · Promised output per mu (wan/mu)';
comment on column ledger.project.leader is '包保领导 · Leader in charge';
comment on column ledger.project.chief is '首席责任人 · Chief responsible';
comment on column ledger.project.lead_unit is '牵头单位 · Lead unit';
comment on column ledger.project.steward is '项目管家 · Steward';
comment on column ledger.project.phone is '联系电话 · Phone';
comment on column ledger.project.entrance is '入口 · Entrance';

create table ledger.project_land (
  like ledger.version_header including all,
  project_code text not null,
  parcel_code text not null,
  role text,
  from_on date
);
create unique index project_land_by_key on ledger.project_land (row_key, data_from) where superseded_at = 'infinity';
create index project_land_by_batch on ledger.project_land (act_id);
create index project_land_by_project_code on ledger.project_land (project_code);
create index project_land_by_parcel_code on ledger.project_land (parcel_code);
comment on table ledger.project_land is '项目用地 · Project land: every recorded version, append-only';
comment on column ledger.project_land.project_code is '项目代码 · Project code';
comment on column ledger.project_land.parcel_code is '宗地代码 · Parcel code';
comment on column ledger.project_land.role is '用途关系 · Role';
comment on column ledger.project_land.from_on is '起始日 · From';

create table ledger.project_plan (
  like ledger.version_header including all,
  project_code text not null,
  year integer not null,
  annual_plan_wan numeric,
  month text,
  planned_wan numeric
);
create unique index project_plan_by_key on ledger.project_plan (row_key, data_from) where superseded_at = 'infinity';
create index project_plan_by_batch on ledger.project_plan (act_id);
create index project_plan_by_project_code on ledger.project_plan (project_code);
comment on table ledger.project_plan is '项目计划 · Project plans: every recorded version, append-only';
comment on column ledger.project_plan.project_code is '项目代码 · Project code';
comment on column ledger.project_plan.year is '年度 · Year';
comment on column ledger.project_plan.annual_plan_wan is '年度计划投资 · Annual plan (wan)';
comment on column ledger.project_plan.month is '月份 · Month';
comment on column ledger.project_plan.planned_wan is '月计划投资 · Planned (wan)';

create table ledger.progress_report (
  like ledger.version_header including all,
  project_code text not null,
  month text not null,
  done_wan numeric,
  node text,
  note text
);
create unique index progress_report_by_key on ledger.progress_report (row_key, data_from) where superseded_at = 'infinity';
create index progress_report_by_batch on ledger.progress_report (act_id);
create index progress_report_by_project_code on ledger.progress_report (project_code);
comment on table ledger.progress_report is '项目进度 · Progress reports: every recorded version, append-only';
comment on column ledger.progress_report.project_code is '项目代码 · Project code';
comment on column ledger.progress_report.month is '月份 · Month';
comment on column ledger.progress_report.done_wan is '完成投资 · Done (wan)';
comment on column ledger.progress_report.node is '节点 · Node';
comment on column ledger.progress_report.note is '说明 · Note';

create table ledger.project_node (
  like ledger.version_header including all,
  project_code text not null,
  node text not null,
  predecessor text,
  duration_days integer,
  lag_days integer,
  weight numeric,
  planned_from date,
  planned_to date,
  actual_from date,
  actual_to date,
  unit text,
  person text
);
create unique index project_node_by_key on ledger.project_node (row_key, data_from) where superseded_at = 'infinity';
create index project_node_by_batch on ledger.project_node (act_id);
create index project_node_by_project_code on ledger.project_node (project_code);
comment on table ledger.project_node is '项目节点 · Project nodes: every recorded version, append-only';
comment on column ledger.project_node.project_code is '项目代码 · Project code';
comment on column ledger.project_node.node is '节点 · Node';
comment on column ledger.project_node.predecessor is '前置节点 · Predecessor';
comment on column ledger.project_node.duration_days is '工期天数 · Duration (d)';
comment on column ledger.project_node.lag_days is '间隔天数 · Lag (d)';
comment on column ledger.project_node.weight is '权重 · Weight';
comment on column ledger.project_node.planned_from is '计划开始 · Planned from';
comment on column ledger.project_node.planned_to is '计划完成 · Planned to';
comment on column ledger.project_node.actual_from is '实际开始 · Actual from';
comment on column ledger.project_node.actual_to is '实际完成 · Actual to';
comment on column ledger.project_node.unit is '责任单位 · Unit';
comment on column ledger.project_node.person is '责任人 · Person';

create table ledger.permit (
  like ledger.version_header including all,
  project_code text not null,
  type text not null,
  applied_on date,
  accepted_on date,
  approved_on date,
  due_on date
);
create unique index permit_by_key on ledger.permit (row_key, data_from) where superseded_at = 'infinity';
create index permit_by_batch on ledger.permit (act_id);
create index permit_by_project_code on ledger.permit (project_code);
comment on table ledger.permit is '项目审批 · Permits: every recorded version, append-only';
comment on column ledger.permit.project_code is '项目代码 · Project code';
comment on column ledger.permit.type is '事项 · Type';
comment on column ledger.permit.applied_on is '申请日期 · Applied on';
comment on column ledger.permit.accepted_on is '受理日期 · Accepted on';
comment on column ledger.permit.approved_on is '批准日期 · Approved on';
comment on column ledger.permit.due_on is '到期日期 · Due on';

create table ledger.approval_batch (
  like ledger.version_header including all,
  batch_no text not null,
  approved_on date not null,
  document_no text,
  area_m2 numeric not null,
  use text,
  geom geometry(MultiPolygon, 4490) not null
);
create unique index approval_batch_by_key on ledger.approval_batch (row_key, data_from) where superseded_at = 'infinity';
create index approval_batch_by_batch on ledger.approval_batch (act_id);
comment on table ledger.approval_batch is '农转用征收批次 · Approval batches: every recorded version, append-only';
comment on column ledger.approval_batch.batch_no is '批次 · Batch number';
comment on column ledger.approval_batch.approved_on is '批准日期 · Approved on';
comment on column ledger.approval_batch.document_no is '批准文号 · Document number';
comment on column ledger.approval_batch.area_m2 is '批准面积 · Area (m2)';
comment on column ledger.approval_batch.use is '用途 · Use';

create table ledger.holiday (
  like ledger.version_header including all,
  "date" date not null,
  kind text not null
);
create unique index holiday_by_key on ledger.holiday (row_key, data_from) where superseded_at = 'infinity';
create index holiday_by_batch on ledger.holiday (act_id);
comment on table ledger.holiday is '节假日 · Holidays: every recorded version, append-only';
comment on column ledger.holiday."date" is '日期 · Date';
comment on column ledger.holiday.kind is '种类 · Kind';
create index parcel_history on ledger.parcel (row_key, recorded_at);
create index parcel_geom on ledger.parcel using gist (geom);

-- The door into the ledger: rows read and checked, not yet committed. A rejected row keeps its key, so that a register
-- that replaces does not take it for missing.
create table ledger.staged_row (
  batch_id bigint not null references ledger.batch,
  row_no integer not null,
  sheet text,
  row_key text,
  accepted boolean not null,
  change text check (change in ('NEW', 'CHANGED', 'SAME')),
  facts jsonb not null default '{}',
  attributes jsonb not null default '{}',
  geom geometry(Geometry, 4490),
  primary key (batch_id, row_no)
);
create index staged_row_key on ledger.staged_row (batch_id, row_key);
comment on table ledger.staged_row is 'Rows of a batch before its commit; facts by column name of the target ledger table';

create table ledger.import_problem (
  id bigint generated always as identity primary key,
  batch_id bigint not null references ledger.batch,
  row_no integer,
  sheet text,
  field text,
  severity text not null check (severity in ('ERROR', 'WARNING')),
  code text not null,
  args jsonb not null default '[]',
  place geometry(Geometry, 4490)
);
create index import_problem_by_batch on ledger.import_problem (batch_id, id);
comment on table ledger.import_problem is 'What is wrong with a row: code and arguments; the words are made in the reader''s language';

-- Live: what holds now, one row per thing; wholly derived from the ledger (scripts/rebuild gives the same rows).
create table live.area (
  area_code text primary key,
  id bigint not null,
  level text not null,
  name text not null,
  parcels integer not null default 0,
  area_mu double precision not null default 0,
  suspected integer not null default 0,
  geom geometry(MultiPolygon, 4490) not null,
  geom_3857 geometry(MultiPolygon, 3857) not null
);
create index area_geom on live.area using gist (geom);
create index area_geom_3857 on live.area using gist (geom_3857);

create table live.park (
  park_code text primary key,
  id bigint not null,
  name text not null,
  parent_park_code text,
  level text,
  approved_area_m2 double precision,
  parcels integer not null default 0,
  area_mu double precision not null default 0,
  suspected integer not null default 0,
  suspected_mu double precision not null default 0,
  geom geometry(MultiPolygon, 4490) not null,
  geom_3857 geometry(MultiPolygon, 3857) not null
);
create index park_geom on live.park using gist (geom);
create index park_geom_3857 on live.park using gist (geom_3857);

create table live.parcel (
  parcel_code text primary key,
  id bigint not null,
  name text,
  park_code text,
  town text,
  land_use_scheme text,
  land_use_code text,
  planned_use text,
  registered_area_m2 numeric,
  area_m2 double precision not null,
  area_mu double precision not null,
  area_ellipsoid_m2 double precision,
  area_zone_plane_m2 double precision,
  zone_epsg integer,
  supply_state text,
  right_nature text,
  term_end_on date,
  plot_ratio double precision,
  real_estate_unit_no text,
  readiness text[],
  holder_name text,
  idle_finding text,
  idle_route text,
  legal_state text,
  net_idle_days integer,
  next_full_on date,
  judged_on date,
  low_efficiency boolean not null default false,
  road_m double precision,
  power_m double precision,
  water_m double precision,
  sewage_m double precision,
  gas_m double precision,
  slope_deg double precision,
  shape double precision,
  version_id bigint not null,
  batch_id bigint not null,
  geom geometry(MultiPolygon, 4490) not null,
  geom_3857 geometry(MultiPolygon, 3857) not null
);
create index parcel_geom on live.parcel using gist (geom);
create index parcel_geom_3857 on live.parcel using gist (geom_3857);
create index parcel_park on live.parcel (park_code);
create index parcel_name on live.parcel (name);
comment on column live.parcel.area_m2 is 'the area used for per-mu figures: registered where given, else ellipsoidal (m2)';

create table live.parcel_control_line (
  parcel_code text not null,
  line_code text not null,
  kind text not null,
  effect text,
  name text,
  law text,
  office text,
  area_m2 double precision not null,
  share double precision not null,
  park_code text,
  town text,
  primary key (parcel_code, line_code)
);
create index parcel_control_line_by_line on live.parcel_control_line (line_code);

create table live.idle_verdict (
  parcel_code text primary key,
  park_code text,
  town text,
  finding text not null,
  route text not null,
  legal_state text not null,
  area_mu double precision not null,
  net_idle_days integer not null,
  years_full integer not null,
  next_full_on date,
  fee_wan numeric(18, 6),
  holder_name text,
  score double precision not null,
  verdict jsonb not null,
  judged_on date not null
);
create index idle_verdict_urgency on live.idle_verdict (finding, next_full_on);

create table live.per_mu_share (
  year integer not null,
  credit_code text not null,
  parcel_code text not null,
  park_code text,
  town text,
  industry_code text,
  net_land_m2 numeric not null,
  registered_m2 numeric,
  output_fen bigint not null,
  value_added_fen bigint not null,
  tax_fen bigint not null,
  primary key (year, credit_code, parcel_code)
);
comment on table live.per_mu_share is 'A firm''s yearly money placed on its parcels to the fen; parcel_code UNPLACED where the firm holds no land';
create index per_mu_share_parcel on live.per_mu_share (parcel_code, year);

create table live.parcel_per_mu (
  parcel_code text not null,
  year integer not null,
  park_code text,
  town text,
  area_mu double precision not null,
  tax_wan double precision not null,
  output_wan double precision not null,
  value_added_wan double precision not null,
  tax_wan_per_mu double precision,
  output_wan_per_mu double precision,
  enterprises integer not null,
  primary key (parcel_code, year)
);

create table live.enterprise_park (
  credit_code text not null,
  park_code text,
  town text,
  parcel_code text not null,
  primary key (credit_code, parcel_code)
);
comment on table live.enterprise_park is 'Where a firm holds land today: decides who may see the firm';

create table live.project_site (
  project_code text primary key,
  id bigint not null,
  name text not null,
  park_code text,
  town text,
  stage text not null,
  kind text,
  level text,
  lamp text,
  lag_points numeric,
  done_share numeric,
  time_share numeric,
  annual_plan_wan numeric,
  done_wan numeric,
  leader text,
  chief text,
  lead_unit text,
  steward text,
  phone text,
  signed_on date,
  total_investment_wan numeric,
  progress jsonb,
  judged_on date,
  version_id bigint not null,
  geom geometry(Geometry, 4490),
  geom_3857 geometry(Geometry, 3857),
  point_3857 geometry(Point, 3857)
);
create index project_site_geom on live.project_site using gist (geom);
create index project_site_geom_3857 on live.project_site using gist (geom_3857);

create table live.control_line (
  line_code text primary key,
  id bigint not null,
  kind text not null,
  name text,
  effect text,
  law text,
  office text,
  geom geometry(MultiPolygon, 4490) not null,
  geom_3857 geometry(MultiPolygon, 3857) not null
);
create index control_line_geom on live.control_line using gist (geom);
create index control_line_geom_3857 on live.control_line using gist (geom_3857);

create table live.utility (
  utility_code text primary key,
  id bigint not null,
  kind text not null,
  class text,
  name text,
  capacity double precision,
  spare double precision,
  geom geometry(Geometry, 4490) not null,
  geom_3857 geometry(Geometry, 3857) not null
);
create index utility_geom on live.utility using gist (geom);
create index utility_geom_3857 on live.utility using gist (geom_3857);

create table live.version (
  layer text primary key,
  n bigint not null default 1
);
insert into live.version (layer)
values ('parcels'), ('parks'), ('areas'), ('idle_candidates'), ('project_sites'), ('control_lines'), ('utilities'), ('per_mu');

create table live.setting (
  name text primary key,
  value text not null
);
comment on table live.setting is 'closed_year: the newest closed year with returns; judged_on: the day all verdicts were last judged';

-- Accounts and the audit of what they do; read and written by the owner only.
create table access.account (
  username text primary key,
  password_hash text not null,
  display_name text not null,
  display_name_en text not null,
  office text not null,
  county boolean not null default false,
  parks text[] not null default '{}',
  towns text[] not null default '{}',
  may text[] not null default '{}',
  home text not null default 'map',
  demo boolean not null default false,
  enabled boolean not null default true,
  failed_logins integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now()
);
create table access.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  username text not null,
  action text not null,
  subject text,
  outcome text not null,
  detail jsonb not null default '{}'
);
create index audit_by_time on access.audit (at);

-- Scope. Each request's transaction sets mumap.user, mumap.scope, mumap.parks and mumap.towns; unset = no rows.
-- The sub-selects are evaluated once per query, not once per row.
create function access.scope_by_land(target regclass, park_column text, town_column text) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format($p$create policy county_scope on %s for select to mumap_app
    using ((select current_setting('mumap.scope', true)) = 'county')$p$, target);
  execute format($p$create policy park_scope on %s for select to mumap_app
    using (%I = any ((select string_to_array(current_setting('mumap.parks', true), ','))::text[]))$p$, target, park_column);
  execute format($p$create policy town_scope on %s for select to mumap_app
    using (%I = any ((select string_to_array(current_setting('mumap.towns', true), ','))::text[]))$p$, target, town_column);
  execute format('grant select on %s to mumap_app', target);
end $$;
comment on function access.scope_by_land is 'Row level security of a table whose rows belong to a park or a town';

create function access.scope_signed_in(target regclass) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format($p$create policy signed_in on %s for select to mumap_app
    using ((select current_setting('mumap.scope', true)) in ('county', 'part'))$p$, target);
  execute format('grant select on %s to mumap_app', target);
end $$;
comment on function access.scope_signed_in is 'Row level security of a table that everybody with any data scope may read';

grant usage on schema ledger, live, published to mumap_app;

do $$ declare t text; begin
  foreach t in array array['park', 'parcel', 'grant_contract', 'site_state', 'excluded_period', 'encumbrance', 'occupancy', 'annual_return',
  'signal', 'building', 'project', 'project_land', 'project_plan', 'progress_report', 'project_node', 'permit'] loop
    perform access.scope_by_land(('ledger.' || t)::regclass, 'scope_park', 'scope_town');
  end loop;
end $$;
do $$ declare t text; begin
  foreach t in array array['area', 'control_line', 'utility', 'approval_batch', 'holiday', 'batch'] loop
    perform access.scope_signed_in(('ledger.' || t)::regclass);
  end loop;
end $$;
grant insert, update on ledger.batch to mumap_app;
create policy own_batch on ledger.batch for insert to mumap_app
  with check (created_by = (select current_setting('mumap.user', true)));
create policy own_batch_update on ledger.batch for update to mumap_app
  using (created_by = (select current_setting('mumap.user', true)));

-- A firm is seen by whoever sees one of its parcels; the sub-select runs under the caller's own scope.
alter table ledger.enterprise enable row level security;
create policy county_scope on ledger.enterprise for select to mumap_app
  using ((select current_setting('mumap.scope', true)) = 'county');
create policy land_scope on ledger.enterprise for select to mumap_app
  using (credit_code in (select ep.credit_code from live.enterprise_park ep));
grant select on ledger.enterprise to mumap_app;

do $$ declare t text; begin
  foreach t in array array['parcel', 'parcel_control_line', 'idle_verdict', 'per_mu_share', 'parcel_per_mu', 'enterprise_park', 'project_site'] loop
    perform access.scope_by_land(('live.' || t)::regclass, 'park_code', 'town');
  end loop;
end $$;
do $$ declare t text; begin
  foreach t in array array['area', 'control_line', 'utility', 'version', 'setting'] loop
    perform access.scope_signed_in(('live.' || t)::regclass);
  end loop;
end $$;

alter table live.park enable row level security;
create policy county_scope on live.park for select to mumap_app using ((select current_setting('mumap.scope', true)) = 'county');
create policy park_scope on live.park for select to mumap_app
  using (park_code = any ((select string_to_array(current_setting('mumap.parks', true), ','))::text[]));
grant select on live.park to mumap_app;

create function live.feature_id(kind text, key text) returns bigint
language sql immutable strict parallel safe as $$
  select hashtextextended(kind || '|' || key, 0) & 9007199254740991
$$;
comment on function live.feature_id is 'A stable 53-bit number for a key: feature ids of tiles must be integers a browser can hold';
