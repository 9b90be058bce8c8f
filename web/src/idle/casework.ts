/** A case as the server tells it, and what its forms send back. Acts are data: nothing here knows which acts there are. */
import { parcelPath } from '../api/client'
import { t } from '../i18n'
import { count } from '../i18n/format'
import type { Amount, IdleVerdict, LonLat } from '../api/types'
import type { Clearance, Evidence } from './field'

export interface NextStep {
  act: string
  title: string
  dueOn: string | null
  daysLeft: number | null
  late: boolean
}

export interface CaseRow {
  caseId: string
  caseNo: string
  parcelCode: string
  name: string | null
  parkCode: string | null
  town: string | null
  holderName: string | null
  type: string
  typeTitle: string
  cause: string | null
  causeTitle: string | null
  stage: string
  stageTitle: string
  officer: string
  officerName: string
  openedOn: string
  closedOn: string | null
  areaMu: Amount
  feeWan: Amount
  version: number
  next: NextStep | null
  point: LonLat | null
}

export interface CasePaper {
  paperId: string
  kind: string
  title: string
  documentNo: string | null
  issuedOn: string
  state: 'ISSUED' | 'SERVED' | 'WITHDRAWN' | 'OVERTAKEN'
  mustBeServed: boolean
  servedOn: string | null
}

export interface RecordedAct {
  actNo: number
  act: string
  title: string
  on: string
  recordedAt: string
  by: string
  byName: string
  values: { name: string; title: string; value: string }[]
  clause: string | null
  paper: CasePaper | null
  evidence: string[]
  corrects: number | null
  correctedBy: number | null
  reason: string | null
}

export interface OfferField {
  name: string
  title: string
  type: 'date' | 'text' | 'code' | 'money' | 'number' | 'paper' | 'flag'
  required: boolean
  values: { code: string; title: string; refusal: string | null }[]
  value: string | null
  notBefore: string | null
  notAfter: string | null
  when: { field: string; codes: string[] } | null
}

export interface Offer {
  act: string
  title: string
  clause: string
  primary: boolean
  allowed: boolean
  refusal: string | null
  cure: string | null
  dueOn: string | null
  daysLeft: number | null
  paper: string | null
  leadsTo: string | null
  reasonRequired: boolean
  fields: OfferField[]
}

export interface Deadline {
  code: string
  title: string
  clause: string
  certainty: string
  from: string
  dueOn: string
  daysLeft: number
  state: 'RUNNING' | 'MET' | 'LATE' | 'LAPSED'
  metOn: string | null
  movedBecause: string | null
  holidaysKnown: boolean
}

export interface Timeline {
  baseStartOn: string | null
  agreed: {
    contractNo: string
    supplement: boolean
    signedOn: string
    approvedOn: string | null
    startOn: string | null
    completionOn: string | null
  }[]
  sites: {
    observedOn: string
    startedOn: string | null
    stoppedOn: string | null
    completedOn: string | null
  }[]
  excluded: {
    from: string
    to: string | null
    cause: string
    verified: boolean
    documentNo: string | null
  }[]
  fullOn: string[]
  acts: { actNo: number; act: string; title: string; on: string }[]
  today: string
}

export interface CaseDetail extends CaseRow {
  asOf: string
  knownAt: string
  verdict: IdleVerdict
  acts: RecordedAct[]
  offered: Offer[]
  deadlines: Deadline[]
  timeline: Timeline
  evidence: Evidence[]
  papers: CasePaper[]
  bans: { code: string; clause: string; text: string }[]
  publication: string
  fee: {
    contractNo: string | null
    priceWan: Amount
    share: Amount
    feeWan: Amount
    formula: string[]
    clauses: string[]
    missing: string[]
  } | null
  feeOwedWan: Amount
  missing: string[]
}

export interface CaseList {
  asOf: string
  rows: CaseRow[]
  total: { cases: number; areaMu: number }
  next: string | null
}

export interface Board {
  asOf: string
  stages: { stage: string; title: string; cases: number; areaMu: number }[]
  byTown: { town: string; stages: Record<string, number>; late: number; cases: number }[]
  byOfficer: {
    officer: string
    displayName: string
    stages: Record<string, number>
    late: number
    cases: number
  }[]
  due: { late: number; d7: number; d30: number; d90: number }
}

export interface BatchAnswer {
  issued: { parcelCode: string; caseId: string; paperId: string; documentNo: string }[]
  refused: { parcelCode: string; problem: { title?: string; detail?: string } }[]
}

export interface Suspicion {
  asOf: string
  score: number
  coverage: number
  terms: {
    code: string
    title: string
    state: 'HIT' | 'QUIET' | 'CLEARED' | 'UNKNOWN'
    value: Amount
    limit: Amount
    points: number
    weight: number
    explanation: string
  }[]
  cleared: Clearance[]
  missing: string[]
  reservation: string
  isFinding: boolean
}

export const NOTICE = 'INVESTIGATION_NOTICE'
export const NOTICE_ACT = 'ISSUE_INVESTIGATION_NOTICE'
export const SERVE = 'SERVE'
export const CORRECT = 'CORRECT'

/** The address of a parcel in the room of idle land. */
export function idleParcelPath(code: string): string {
  return parcelPath(code).replace('/api/parcels/', '/api/idle/parcels/')
}

/** The one thing to do next: the act that the law makes primary, whether or not it may be done yet. */
export function primaryOf(offers: Offer[]): Offer | null {
  return offers.find((offer) => offer.primary) ?? null
}

/** What a form begins with: what the law already knows, and what the reader came from. */
export function startValues(offer: Offer, preset: Record<string, string> = {}): Record<string, string> {
  const values: Record<string, string> = {}
  for (const field of offer.fields) {
    const only = field.required && field.values.length === 1 ? field.values[0]!.code : ''
    values[field.name] = preset[field.name] ?? field.value ?? (field.type === 'flag' ? 'false' : only)
  }
  return values
}

/** The fields that belong to the form with the values it has now. */
export function shownFields(offer: Offer, values: Record<string, string>): OfferField[] {
  return offer.fields.filter(
    (field) => !field.when || field.when.codes.includes(values[field.when.field] ?? ''),
  )
}

/** What is sent: only fields that are shown and filled in; the server refuses the others. */
export function sentFields(offer: Offer, values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    shownFields(offer, values)
      .map((field) => [field.name, (values[field.name] ?? '').trim()] as const)
      .filter(([, value]) => value !== ''),
  )
}

/** The required fields that are still empty. */
export function lackingFields(offer: Offer, values: Record<string, string>): OfferField[] {
  return shownFields(offer, values).filter((field) => field.required && !(values[field.name] ?? '').trim())
}

export type Urgency = 'over' | 'now' | 'soon' | 'ahead' | ''

/** How near a day is: passed, within 7 days, within 30, within 90, or farther. */
export function urgencyOf(daysLeft: number | null | undefined): Urgency {
  if (daysLeft === null || daysLeft === undefined) return ''
  if (daysLeft < 0) return 'over'
  if (daysLeft <= 7) return 'now'
  return daysLeft <= 30 ? 'soon' : daysLeft <= 90 ? 'ahead' : ''
}

/** The days left to a day of the law in words; nothing where no period runs. */
export function leftText(daysLeft: number | null | undefined): string {
  if (daysLeft === null || daysLeft === undefined) return ''
  if (daysLeft < 0) return t('casework.lateBy', { days: count(-daysLeft) })
  return daysLeft === 0 ? t('today.dueToday') : t('casework.daysLeft', { days: count(daysLeft) })
}

/** The parts of a procedure as they are drawn; a stage lies in one of them. */
export const PHASES = ['open', 'investigate', 'find', 'publish', 'dispose', 'close'] as const
const PHASE_OF: Record<string, number> = {
  LEAD: 0,
  SUSPECTED: 0,
  INVESTIGATING: 1,
  NOT_IDLE: 2,
  FOUND_IDLE: 2,
  PUBLISHED: 3,
  CLOSED: 5,
}

/** Which part a stage lies in; every stage after the publication is one of the ways of disposal. */
export function phaseOf(stage: string): number {
  return PHASE_OF[stage] ?? 4
}

/** The stages that have cases, in the order of the procedure. */
export function usedStages(board: Board): Board['stages'] {
  return board.stages.filter((stage) => stage.cases > 0)
}

/** The cases behind a number of the board, as the address of the list. */
export function listQuery(filter: {
  stage?: string
  town?: string
  officer?: string
  due?: string
}): Record<string, string> {
  return {
    tab: 'list',
    ...Object.fromEntries(
      Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
    ),
  }
}
