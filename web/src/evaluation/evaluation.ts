/** What the server sends and takes around evaluation, and what the screens work out of it. */
import { t, tCode, type TextKey } from '../i18n'
import { NONE, number } from '../i18n/format'
import type { Amount } from '../api/types'

export const INDICATORS = [
  'TAX_PER_MU',
  'OUTPUT_PER_MU',
  'REVENUE_PER_MU',
  'VALUE_ADDED_PER_MU',
  'VALUE_ADDED_PER_ENERGY',
  'VALUE_ADDED_PER_EMISSION',
  'LABOUR_PRODUCTIVITY',
  'RD_INTENSITY',
  'TAX_PER_KWH',
] as const
export type IndicatorCode = (typeof INDICATORS)[number]

export interface IndicatorBody {
  code: IndicatorCode
  weight: Amount
  base: Amount
  baseRule: 'FIXED' | 'AVERAGE' | 'PREVIOUS_AVERAGE'
  baseFactor: Amount
  cap: Amount
  floor: Amount
  missing: 'AVERAGE_SCORE' | 'ZERO' | 'FULL_WEIGHT'
}

export interface SchemeBody {
  name: string
  year: number
  population: 'ABOVE_SCALE' | 'BELOW_SCALE' | 'ALL'
  method: 'BASE_RATIO' | 'MIN_MAX' | 'SINGLE_KEY'
  indicators: IndicatorBody[]
  grades: { grade: string; upTo: Amount }[]
  ties: 'BETTER' | 'WORSE'
  rounding: 'FLOOR' | 'HALF_UP' | 'CEILING'
  within: 'COUNTY' | 'PARK' | 'INDUSTRY'
  flat: 'FULL_WEIGHT' | 'SKIP'
  minMu: Amount
  belowMu: Amount
  belowScaleMinMu: Amount
  holding: 'ANY' | 'OWNER' | 'TENANT'
  land: {
    dateRule: 'YEAR_END' | 'MONTH_WEIGHTED'
    unit: 'FIRM' | 'PARCEL_SHARED'
    tenantAloneFromMu: Amount
  }
  exclusions: {
    kind: 'INDUSTRY' | 'REGISTERED_YEARS' | 'LAND_YEARS' | 'MARKED'
    codes: string[]
    years: number | null
    reason: string | null
  }[]
  adjustments: {
    code: string
    name: string
    kind: 'FACTOR' | 'BONUS' | 'DEDUCTION' | 'VETO'
    points: Amount
    best: string | null
  }[]
  source: string | null
  documentNo: string | null
}

export interface StoredScheme {
  id: number
  family: number
  version: number
  scheme: SchemeBody
  createdAt: string
  createdBy: string
  runs: number
}

export interface Cut {
  grade: string
  lastRank: number
  lastScore: Amount
  units: number
  hidden?: boolean
}

export interface Run {
  id: number
  schemeId: number
  schemeName: string
  schemeVersion: number
  year: number
  asOf: string
  knownAt: string
  rules: string
  groups: { key: string; units: number; cuts: Cut[] }[]
  banded: boolean
  landList: number
  units: number
  firms: number
  excluded: number
  outside: number
  sha256: string
  createdAt: string
}

export interface Term {
  code: IndicatorCode
  value: Amount
  base: Amount
  weight: Amount
  score: Amount
  capped: boolean | null
  imputed: boolean
  numerator: Amount
  denominator: Amount
  band?: string
  hidden?: boolean
}

export interface Result {
  creditCode: string
  name: string | null
  grade: string
  score?: Amount
  rank?: number
  terms?: Term[]
  landMu: Amount
  sum?: Amount
  gradeByRank?: string
  group?: string
  units?: number
  changes?: { code: string; kind: string; points: Amount; documentNo: string | null }[]
  members: string[]
  explanation?: string[]
  hidden?: boolean
}

export interface Results {
  rows: Result[]
  next: number | null
  units: number
  excluded: number
}

export interface FirmPage {
  run: Run
  result: Result
  positions: { code: IndicatorCode; rank: number | null; of: number }[]
  lift: {
    grade: string
    score: Amount
    lacking: Amount
    steps: { code: IndicatorCode; from: Amount; to: Amount; more: Amount }[]
    vetoed: boolean
  } | null
  trend: {
    year: number
    values: { code: IndicatorCode; value: Amount }[]
    grade: string | null
    rank: number | null
  }[]
  sources: {
    kind: string
    batchId: number
    fileName: string
    dataDate: string
    sheet: string | null
    row: number | null
  }[]
  exact: boolean
}

export interface Bin {
  from: number
  to: number
  grades: Record<string, number>
}

export interface LandSum {
  key: string | null
  ownMu: Amount
  leasedInMu: Amount
  occupiedMu: Amount
  leasedOutMu: Amount
  raisedMu: Amount
  netMu: Amount
  firms: number
  parcels: number
}

export interface LandLine extends Omit<LandSum, 'key' | 'firms' | 'parcels'> {
  creditCode: string
  parcelCode: string
  name: string | null
  parcelName: string | null
  parkCode: string | null
  town: string | null
  fromBuilding: boolean
}

export interface LandList {
  id: number
  year: number
  dateRule: SchemeBody['land']['dateRule']
  asOf: string
  knownAt: string
  lines: LandLine[]
  next: string | null
  total: LandSum
  byPark: LandSum[]
  byTown: LandSum[]
  conserved: boolean
  notes: string[]
}

export type PublicationKind = 'LAND' | 'PRELIMINARY' | 'FINAL'

export interface Publication {
  id: number
  kind: PublicationKind
  year: number
  landList: number
  runId: number | null
  follows: number | null
  fromOn: string
  toOn: string
  documentNo: string | null
  sha256: string
  publishedAt: string
  objections: number
  open: number
}

export interface PublicList {
  scheme?: string
  year?: number
  firms?: { name: string | null; park: string | null; grade: string }[]
  byPark?: PublicGroup[]
  byIndustry?: PublicGroup[]
  lines?: { name: string | null; parcelCode: string; park: string | null; netMu: Amount }[]
}

export interface PublicGroup {
  key: string
  firms: number
  counted?: number
  taxWanPerMu: Amount
  suppressed: boolean
}

export interface Objection {
  id: number
  publicationId: number
  creditCode: string
  name: string | null
  subject: string
  claim: string
  filedOn: string
  filedBy: string
  filedByName: string
  outcome: 'UPHELD' | 'REJECTED' | null
  reason: string | null
  correction: string | null
  ruledByName: string | null
}

export interface Mark {
  id: number
  creditCode: string
  name: string | null
  code: string
  points: Amount
  documentNo: string
  reason: string
}

export const GRADES_2024 = [
  { grade: 'A', upTo: 0.2 },
  { grade: 'B', upTo: 0.6 },
  { grade: 'C', upTo: 0.95 },
  { grade: 'D', upTo: 1 },
]

/** A text of this room by a code of the server. */
export function word(group: string, code: string): string {
  return t(`evaluation.${group}_${code}` as TextKey)
}

/** The name of an indicator. */
export function indicatorName(code: IndicatorCode): string {
  return tCode('indicatorName', code)
}

/** Its unit. */
export function indicatorUnit(code: IndicatorCode): string {
  return tCode('indicatorUnit', code)
}

/** A value with as many decimals as its size needs: a share of 0.0302 and 136.16 both stay readable. */
export function valueText(value: Amount | undefined): string {
  if (value === null || value === undefined) return NONE
  const size = Math.abs(Number(value))
  return number(value, size >= 100 ? 2 : size >= 1 ? 3 : 4)
}

export function newIndicator(code: IndicatorCode): IndicatorBody {
  return {
    code,
    weight: null,
    base: null,
    baseRule: 'FIXED',
    baseFactor: 1,
    cap: null,
    floor: 0,
    missing: 'AVERAGE_SCORE',
  }
}

/** An empty scheme of a year: tax per mu by the average, the usual four grades. */
export function newScheme(year: number): SchemeBody {
  return {
    name: '',
    year,
    population: 'ABOVE_SCALE',
    method: 'BASE_RATIO',
    indicators: [{ ...newIndicator('TAX_PER_MU'), weight: 100, baseRule: 'AVERAGE' }],
    grades: GRADES_2024.map((cut) => ({ ...cut })),
    ties: 'BETTER',
    rounding: 'FLOOR',
    within: 'COUNTY',
    flat: 'FULL_WEIGHT',
    minMu: null,
    belowMu: null,
    belowScaleMinMu: null,
    holding: 'ANY',
    land: { dateRule: 'YEAR_END', unit: 'FIRM', tenantAloneFromMu: null },
    exclusions: [],
    adjustments: [],
    source: null,
    documentNo: null,
  }
}

/** A scheme with every number as a number or nothing: fields of a form give texts. */
export function cleaned(body: SchemeBody): SchemeBody {
  const amount = (value: unknown): Amount =>
    value === null || value === undefined || value === '' ? null : (Number(value) as Amount)
  return {
    ...body,
    minMu: amount(body.minMu),
    belowMu: amount(body.belowMu),
    belowScaleMinMu: amount(body.belowScaleMinMu),
    land: { ...body.land, tenantAloneFromMu: amount(body.land.tenantAloneFromMu) },
    indicators: body.indicators.map((each) => ({
      ...each,
      weight: amount(each.weight),
      base: each.baseRule === 'FIXED' ? amount(each.base) : null,
      baseFactor: amount(each.baseFactor),
      cap: amount(each.cap),
      floor: amount(each.floor),
    })),
    grades: body.grades.map((cut) => ({ ...cut, upTo: amount(cut.upTo) })),
    adjustments: body.adjustments.map((each) => ({ ...each, points: amount(each.points) })),
  }
}

export function weightSum(body: SchemeBody): number {
  return body.indicators.reduce((sum, each) => sum + Number(each.weight ?? 0), 0)
}

/** Which end held a term. */
export function heldWord(term: Term): string {
  if (!term.capped) return ''
  return Number(term.value) > Number(term.base) ? t('evaluation.capped') : t('evaluation.floored')
}

/** The place of the bar's mark and its length, both as a share of the widest bar, at which twice the weight ends. */
export function barOf(term: Term): number {
  const weight = Number(term.weight ?? 0)
  return weight === 0 ? 0 : Math.max(0, Math.min(1, Number(term.score ?? 0) / (2 * weight)))
}

export function runTitle(run: Run): string {
  return t('evaluation.runOf', {
    year: run.year,
    name: run.schemeName,
    version: run.schemeVersion,
    id: run.id,
  })
}

/** A list of names in the reader's way. */
export function listed(names: string[]): string {
  return names.join(t('evaluation.separator'))
}
