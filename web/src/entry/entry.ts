/** What the server says of entry thresholds, and the form of a project. */
import type { Amount } from '../api/types'

export type IndicatorCode = 'INVESTMENT_PER_MU' | 'TAX_PER_MU' | 'OUTPUT_PER_MU'

export interface IndicatorAdvice {
  code: IndicatorCode
  level: string | null
  n: number
  mu: Amount
  mean: Amount
  p25: Amount
  p50: Amount
  p75: Amount
  chosen: Amount
  floor: Amount
  previous: Amount
  kept: Amount
  basis: string | null
  threshold: Amount
  tooFew: boolean
  passed: { level: string; n: number }[]
}

export interface SampleRow {
  creditCode: string
  name: string | null
  division: string | null
  parkCode: string | null
  mu: Amount
  investmentWan: Amount
  taxWan: Amount
  taxBand: string | null
  outputWan: Amount
  investmentWanPerMu: Amount
  taxWanPerMu: Amount
  outputWanPerMu: Amount
  usedFor: IndicatorCode[]
  reason: string | null
}

export interface Advice {
  year: number
  industry: string | null
  park: string | null
  parkName: string | null
  floors: string | null
  rules: { percentile: Amount; tolerance: Amount; fewest: number }
  indicators: IndicatorAdvice[]
  sample: SampleRow[]
  dropped: SampleRow[]
  taxHidden: boolean
}

export interface KeptThreshold {
  id: string
  year: number
  industry: string | null
  park: string | null
  parkName: string | null
  investmentWanPerMu: Amount
  taxWanPerMu: Amount
  outputWanPerMu: Amount
  madeBy: string
  approvedBy: string | null
  documentNo: string | null
  validFrom: string | null
}

export interface KeptList {
  rows: KeptThreshold[]
  floorSets: { id: string; nameZh: string; nameEn: string; source: string }[]
}

export interface TestedIndicator {
  code: IndicatorCode
  threshold: Amount
  value: Amount
  pass: boolean | null
  gap: Amount
  lackingWan: Amount
  maxMu: Amount
}

export interface Tested {
  pass: boolean
  outcome: 'PASS' | 'FAIL' | 'INCOMPLETE'
  maxMu: Amount
  cutMu: Amount
  source: 'GIVEN' | 'KEPT' | 'ADVICE'
  threshold: KeptThreshold | null
  year: number
  indicators: TestedIndicator[]
  criteria: { code: string; met: boolean | null; value: Amount; reference: Amount; n: number }[]
  controls: {
    control: string
    limit: { document: string; atLeast: boolean; value: Amount; source: string } | null
    /** The table before, where the one in force was not at hand; nothing is decided by it. */
    hint: { document: string; atLeast: boolean; value: Amount } | null
    readAs: string | null
    value: Amount
    pass: boolean | null
  }[]
}

export interface Choice {
  key: string
  name: string
}

/** The form of a project; shares in percent, as people write them; empty = not stated. */
export interface ProjectForm {
  name: string
  areaMu: string
  investmentWan: string
  taxWan: string
  outputWan: string
  jobs: string
  rdShare: string
  energyTce: string
  environmentCleared: '' | 'yes' | 'no'
  notRestricted: '' | 'yes' | 'no'
  plotRatio: string
  buildingCoefficient: string
  officeLandShare: string
  officeFloorShare: string
}

export function emptyForm(): ProjectForm {
  return {
    name: '',
    areaMu: '',
    investmentWan: '',
    taxWan: '',
    outputWan: '',
    jobs: '',
    rdShare: '',
    energyTce: '',
    environmentCleared: '',
    notRestricted: '',
    plotRatio: '',
    buildingCoefficient: '',
    officeLandShare: '',
    officeFloorShare: '',
  }
}

const SHARES = new Set(['rdShare', 'buildingCoefficient', 'officeLandShare', 'officeFloorShare'])
const ANSWERS = new Set(['environmentCleared', 'notRestricted'])

/** The decimal places of a percentage moved by two, without going through a binary fraction. */
export function shareOf(percent: string): string {
  const [whole = '', fraction = ''] = percent.trim().split('.')
  const digits = whole.replace(/^-/, '').padStart(3, '0')
  const sign = percent.trim().startsWith('-') ? '-' : ''
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`
}

/** The request: only what is stated. */
export function projectBody(form: ProjectForm): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(form)) {
    if (text.trim() === '') continue
    if (ANSWERS.has(name)) body[name] = text === 'yes'
    else if (SHARES.has(name)) body[name] = shareOf(text)
    else body[name] = text.trim()
  }
  return body
}
