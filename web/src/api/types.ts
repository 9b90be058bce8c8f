/** The shapes that the server sends and takes; names as in its JSON. */
import type { Geometry, FeatureCollection } from 'geojson'
import type { FabricDecision } from '../fabric/fabric'

export type LonLat = [number, number]
export type Amount = number | null

export interface BaseMap {
  id: string
  name: string
  nameEn: string
  tiles: string
  /** Tiles of the names over it. */
  labels?: string | null
  attribution?: string
  maxZoom?: number
}

export interface Config {
  systemName: string
  county: { code: string; name: string; nameEn: string; bbox: [number, number, number, number] } | null
  demo: boolean
  firstAccount?: boolean
  demoAccounts?: { username: string; title: string; titleEn: string }[]
  version: string
  baseMaps: BaseMap[]
  years: number[]
  closedYear: number
  today: string
}

export type Act =
  | 'IMPORT'
  | 'IMPORT_PARK'
  | 'IMPORT_RETURNS'
  | 'IMPORT_PROJECTS'
  | 'SCHEME'
  | 'IDLE_ACT'
  | 'SITING'
  | 'THRESHOLD'
  | 'PROJECT'
  | 'INSTRUCT'
  | 'FIELD_CHECK'
  | 'ACCOUNTS'

export interface Account {
  username: string
  displayName: string
  displayNameEn?: string
  office: string
  county: boolean
  parks: string[]
  towns: string[]
  may: Act[]
  home: string
  /** Opened by a remembered device: reads and instructs; anything else asks for the password. */
  onDevice?: boolean
}

/** Work on the whole county. */
export interface CountyJob {
  name: string
  title: string
  state: 'RUNNING' | 'DONE' | 'FAILED'
  done: number
  total: number
  attempts: number
  startedAt: string
  finishedAt: string | null
  retryAt: string | null
  message: string | null
}

/** An account as its keeper sees it. */
export interface KeptAccount {
  account: Account
  enabled: boolean
  demo: boolean
  lockedUntil: string | null
}

export interface List<Row, Total = Record<string, never>> {
  rows: Row[]
  total?: Total
  next: string | null
}

export type CounterCode = 'SUSPECTED' | 'INVESTIGATING' | 'FOUND_IDLE' | 'LATE' | 'OVERDUE'

export interface Today {
  asOf: string
  counters: { code: CounterCode; parcels: number; areaMu: number }[]
  freshness: Freshness[]
}

/** The newest data of a kind: from which file, how old, and whether they should be younger. */
export interface Freshness {
  kind: string
  dataDate: string
  batchId: string
  recordedAt: string
  fileName: string
  by: string
  ageDays: number
  stale: boolean
}

export type Finding =
  | 'NO_CONTRACT'
  | 'DEVELOPED'
  | 'SUSPECTED_STOPPED'
  | 'UNKNOWN'
  | 'IN_DEVELOPMENT'
  | 'NOT_DUE'
  | 'OVERDUE'
  | 'SUSPECTED_NOT_STARTED'

export type LegalState = 'NONE' | 'INVESTIGATING' | 'NOT_IDLE' | 'FOUND_IDLE' | 'DISPOSED'
export type Route = 'NONE' | 'FEE' | 'RECLAIM' | 'ARTICLE_12' | 'DECIDE'

export interface Candidate {
  parcelCode: string
  name: string | null
  parkCode: string | null
  town: string | null
  holderName: string | null
  finding: Finding
  legalState: LegalState
  route: Route
  areaMu: Amount
  netIdleDays: number
  nextFullOn: string | null
  daysLeft: number | null
  feeWan: Amount
  score: Amount
  explanation: string | null
  clauses: string[]
  point: LonLat | null
  openCase: OpenCase | null
}

/** The open case of a parcel in a list, and what is to be done next in it. */
export interface OpenCase {
  caseId: string
  caseNo: string
  stage: string
  stageTitle: string
  nextAct: string | null
  nextTitle: string | null
  dueOn: string | null
  daysLeft: number | null
}

export interface CandidateList extends List<Candidate, { parcels: number; areaMu: number }> {
  asOf: string
  knownAt: string
  byFinding: Partial<Record<Finding, number>>
}

export interface IdleVerdict {
  parcelCode: string
  asOf: string
  finding: Finding
  clock: 'NOT_STARTED' | 'STOPPED' | null
  baseStartOn: string | null
  baseStartFrom: 'SUPPLEMENT' | 'CONTRACT' | 'DELIVERY_PLUS_ONE_YEAR' | null
  stoppedOn: string | null
  grossIdleDays: number
  netIdleDays: number
  yearsFull: number
  fullOn: string[]
  shares: { developed: Amount; invested: Amount }
  causeStatus: 'NONE' | 'CLAIMED' | 'VERIFIED' | 'FOUND'
  route: Route
  feeWan: Amount
  legal: { state: LegalState; caseNo: string | null; documentNo: string | null; servedOn: string | null }
  clauses: string[]
  missing: string[]
  explanation: string[]
  phases: unknown[]
}

export interface Source {
  batchId: string
  fileName: string
  sheet: string | null
  row: number | null
  recordedAt: string
  dataDate: string | null
  by: string | null
}

export interface FactField {
  name: string
  title: string
  titleEn: string
  value: unknown
  unit: string | null
}

export interface Fact {
  kind: string
  key: string
  fields: FactField[]
  source: Source | null
}

export interface PerMuYear {
  year: number
  areaMu: Amount
  taxWan: Amount
  outputWan: Amount
  taxWanPerMu: Amount
  outputWanPerMu: Amount
}

export interface Dossier {
  parcelCode: string
  name: string | null
  asOf: string
  knownAt: string
  geometry: Geometry | null
  point?: LonLat | null
  park?: { declared: string | null; lyingIn: { parkCode: string; name: string }[]; agrees: boolean } | null
  areas: {
    registeredM2: Amount
    ellipsoidalM2: Amount
    zonePlaneM2: Amount
    zoneEpsg: number | null
    filePlaneM2?: Amount
    fileEpsg?: number | null
    mu: Amount
  }
  facts: Fact[]
  enterprises: {
    creditCode: string
    name: string | null
    relation: string
    landM2: Amount
    taxWan: Amount
    outputWan: Amount
    year: number | null
  }[]
  verdicts: { idle: IdleVerdict | null; perMu: PerMuYear[] }
  encumbrances: Record<string, unknown>[]
  projects: { projectCode: string; name: string | null; lamp: LampColour | null }[]
  lineage: {
    predecessors: string[]
    successors: string[]
    versions: {
      batchId: string
      dataDate: string | null
      recordedAt: string
      supersededAt: string | null
      ended?: boolean
    }[]
  }
}

export type PerMuBy = 'county' | 'park' | 'town' | 'industry' | 'enterprise' | 'parcel'

export interface PerMuRow {
  key: string
  name: string | null
  areaMu: Amount
  registeredMu: Amount
  outputWan: Amount
  taxWan: Amount
  valueAddedWan: Amount
  outputWanPerMu: Amount
  taxWanPerMu: Amount
  valueAddedWanPerMu: Amount
  enterprises: number | null
  parcels: number | null
  /** Firms whose tax or output nobody declared. */
  outputUnknown: number | null
  taxUnknown: number | null
  taxBand: string | null
}

export interface PerMuTable {
  rows: PerMuRow[]
  total: PerMuRow
  next?: string | null
  taxHidden: boolean
}

export type Supply = 'RESERVE' | 'APPROVED_UNSUPPLIED' | 'IDLE' | 'LOW_EFFICIENCY' | 'EMPTY_FACTORY'

export interface SiteNeed {
  areaMu: { min: number; max: number }
  industryCode?: string
  pollutionClass?: number
  supply: Supply[]
  require: { code: string; limit: number }[]
  readiness?: string[]
  plant?: { lengthM: number; widthM: number }
  weights: Record<string, number>
  assemble: boolean
  limit: number
}

export interface SiteTerm {
  code: string
  value: Amount | string
  unit: string | null
  score: Amount
  weight: Amount
}

export interface RankedSite {
  parcels: string[]
  name: string | null
  parkCode: string | null
  town: string | null
  supply: string | null
  supplyLabels?: string[]
  notes?: string[]
  areaMu: number
  score: number
  terms: SiteTerm[]
  sensitivity?: { bestRank: number; worstRank: number; term: string | null }
  point: LonLat | null
}

export interface RejectedSite {
  parcel: string
  name: string | null
  rule: string
  value: number | string | null
  limit: number | string | null
  unit?: string | null
  cure: string | null
  explanation: string | null
  point: LonLat | null
}

export interface SiteAnswer {
  id: string
  matched: number
  rejectedTotal: number
  bySupply: Record<string, number>
  ranked: RankedSite[]
  rejected: RejectedSite[]
  counts: Record<string, number>
  loosenings?: SiteLoosening[]
  scales?: { code: string; weight: number; text: string }[]
  roadBasis?: 'NETWORK' | 'STRAIGHT_LINE' | null
}

/** One step that loosens the need and what it would gain. */
export interface SiteLoosening {
  rule: string
  field: 'min' | 'max' | 'limit' | 'plant' | 'supply' | 'ready'
  to: number | string
  unit: string
  gain: number
  text: string
}

/** What an application form says, and the cells it was read from. */
export interface SiteForm {
  minMu: number | null
  maxMu: number | null
  industryCode: string | null
  pollutionClass: number | null
  limits: Record<string, number>
  plant: [number, number] | null
  readiness: string[]
  read: { field: string; label: string; cell: string; text: string }[]
  unread: { field: string; label: string; cell: string; text: string }[]
}

export interface SiteCheck {
  kind: string
  verdict: 'HIT' | 'CLEAR' | 'NO_DATA'
  areaM2: Amount
  sharePercent: Amount
  lines: { lineCode: string; name: string | null; effect: 'FORBID' | 'REQUIRE_INSIDE' | 'WARN' }[]
  law: string | null
  office: string | null
}

export type LampColour = 'GREEN' | 'YELLOW' | 'RED' | 'GREY'

export interface ProjectRow {
  projectCode: string
  name: string
  town: string | null
  parkCode: string | null
  stage: string | null
  kind: string | null
  lamp: LampColour
  lagPoints: Amount
  doneShare: Amount
  timeShare: Amount
  annualPlanWan: Amount
  doneWan: Amount
  leader: string | null
  chief: string | null
  leadUnit: string | null
  steward: string | null
  phone: string | null
  point: LonLat | null
  signedOn: string | null
  totalInvestmentWan?: Amount
  rule: string | null
}

export interface TownStanding {
  town: string
  projects: number
  doneShare: Amount
  lagPoints: Amount
  red: number
}

export interface ProjectList extends List<
  ProjectRow,
  {
    projects: number
    annualPlanWan: Amount
    doneWan: Amount
    byLamp: Partial<Record<LampColour, number>>
    lagPoints: Amount
  }
> {
  byTown: TownStanding[]
}

export interface ProjectNode {
  node: string
  state: 'DONE' | 'OVERDUE' | 'DUE_SOON' | 'DOING' | 'WAITING'
  plannedFrom: string | null
  plannedTo: string | null
  actualFrom: string | null
  actualTo: string | null
  lateDays: number
  unit: string | null
  person: string | null
}

export interface ProjectPerson {
  role: string
  title: string
  titleEn: string
  name: string
  phone: string | null
}

export interface ProjectLand {
  parcelCode: string
  role: string | null
  name: string | null
  areaMu: Amount
  idleFinding: Finding | null
  legalState: LegalState | null
}

export interface ProjectProgress {
  annualPlanWan: Amount
  doneWan: Amount
  doneShare: Amount
  timeShare: Amount
  lagPoints: Amount
  lamp: LampColour
  rule: string | null
  basis: 'TWELFTHS' | 'PLAN_CURVE' | null
  missing: string[]
  nodes: ProjectNode[]
  warnings?: string[]
  explanation?: string[]
}

export interface ProjectCard {
  projectCode: string
  name: string
  standing?: ProjectRow
  progress: ProjectProgress
  land: ProjectLand[]
  people: ProjectPerson[]
  facts: Fact[]
}

export interface SearchHit {
  kind: 'parcel' | 'enterprise' | 'project' | 'park'
  key: string
  name: string
  detail: string | null
  point: LonLat | null
}

export type BatchState = 'STAGED' | 'CHECKING' | 'READY' | 'COMMITTED' | 'REJECTED' | 'ROLLED_BACK' | 'FAILED'

export interface ImportProblem {
  row: number | null
  field: string | null
  severity: 'ERROR' | 'WARNING'
  code: string
  message: string
  cure: string | null
  where: Geometry | null
  decision: FabricDecision | null
}

export interface ImportBatch {
  id: string
  kind: string
  state: BatchState
  progress: number | null
  fileName: string | null
  rows: number
  accepted: number
  rejected: number
  warnings: number
  register: string | null
  /** What the server is doing with it right now, and how many rows of how many are done (0: not counted, not known). */
  work?: { stage: string; done: number; of: number } | null
  /** Rows that a roll-back took out again while others stayed. */
  undone?: number | null
  by: string | null
  createdAt: string | null
  committedAt?: string | null
  message?: string | null
  /** Where the file failed because a layer must be chosen: those there are. */
  layers?: string[]
  /** Columns of a table from left to right, each with the key it was read as. */
  header?: { name: string; key?: string }[] | null
  /** The cure of the coordinates that was chosen. */
  cure?: string | null
  counts?: Record<string, number>
  changes?: { new: number; changed: number; same: number; vanished: number } | null
  problems?: ImportProblem[]
}

/** What a roll-back would undo and what it would leave. */
export interface RollbackPlan {
  rows: number
  kept: number
  first: {
    key: string
    sheet: string | null
    row: number | null
    why: 'CORRECTED_LATER' | 'REFERRED_TO'
    batches: string[]
  }[]
  later: { id: string; fileName: string; why: string; rows: number }[]
}

export interface ImportColumn {
  key: string
  title: string
  titleEn: string
  type: string
  required: boolean
  values: string[] | null
  unit: string | null
}

/** A format of exported files, and what it does not hold as the ledger does. */
export interface ExportFormat {
  extension: string
  title: string
  losses: string[]
  areasOnly: boolean
}

export interface ImportKind {
  kind: string
  title: string
  titleEn: string
  geometry: boolean
  columns: ImportColumn[]
}

export type Shapes = FeatureCollection

/** A parcel inside a drawn shape. */
export interface SelectedRow {
  parcelCode: string
  name: string | null
  parkCode: string | null
  town: string | null
  holderName: string | null
  landUseCode: string | null
  supplyState: string | null
  idleFinding: Finding | null
  legalState: LegalState | null
  areaMu: number
  taxWan: Amount
  outputWan: Amount
  taxWanPerMu: Amount
  outputWanPerMu: Amount
  point: LonLat
}

/** Parcels of a selection that are alike. */
export interface SelectedPart {
  idleFinding: Finding | null
  legalState: LegalState | null
  supplyState: string | null
  landUseCode: string | null
  parcels: number
  withReturns: number
  areaMu: number
  taxWan: number
  outputWan: number
}

export interface SelectionAnswer {
  asOf: string
  knownAt: string
  year: number
  total: {
    parcels: number
    withReturns: number
    areaMu: number
    taxWan: number
    outputWan: number
    parts: SelectedPart[]
  }
  rows: SelectedRow[]
  next: string | null
}

export interface Bookmark {
  id: string
  name: string
  view: string
  savedAt: string
}

/** What the coordinate doctor found, and what each cure would do. */
export interface DoctorAnswer {
  state: 'HEALTHY' | 'CURABLE' | 'REFUSED' | 'UNKNOWN' | 'NOTHING'
  shapes: number
  inside: number
  words: string
  county: Geometry | null
  before: Geometry[]
  proposals: { cure: string; title: string; inside: number; after: Geometry[] }[]
}

/** One thing that a batch would change, before and after. */
export interface ChangeItem {
  row: number | null
  key: string
  change: 'NEW' | 'CHANGED' | 'SAME' | 'VANISHED'
  taken: boolean
  refusedBy: string | null
  values: { key: string; before: string | null; after: string | null; differs: boolean }[]
  before: Geometry | null
  after: Geometry | null
}

/** Where a new parcel probably comes from. */
export interface LineageProposal {
  row: number
  key: string
  sort: 'SPLIT' | 'MERGED' | 'REARRANGED' | 'RENUMBERED'
  former: { key: string; shareOfFormer: number; shareOfNew: number }[]
}
