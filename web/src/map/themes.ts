/** What the fill of a parcel tells: the finding, per-mu classes or the use of the land. */
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification } from 'maplibre-gl'
import type { LegalState, Finding } from '../api/types'
import { token } from './tokens'

export type Theme = 'idle' | 'tax' | 'output' | 'use' | 'plain'
export const THEMES: Theme[] = ['idle', 'tax', 'output', 'use', 'plain']

export type ParcelState =
  'found' | 'investigating' | 'suspected' | 'late' | 'reserve' | 'unsupplied' | 'unknown' | 'plain'

/** What people found on paper goes before what the program suspects. */
export function parcelState(
  finding?: Finding | null,
  legal?: LegalState | null,
  supply?: string | null,
): ParcelState {
  if (legal === 'FOUND_IDLE') return 'found'
  if (legal === 'INVESTIGATING') return 'investigating'
  if (legal !== 'NOT_IDLE' && legal !== 'DISPOSED') {
    if (finding === 'SUSPECTED_NOT_STARTED' || finding === 'SUSPECTED_STOPPED') return 'suspected'
    if (finding === 'OVERDUE') return 'late'
    if (finding === 'UNKNOWN') return 'unknown'
  }
  if (supply === 'RESERVE') return 'reserve'
  if (supply === 'APPROVED_UNSUPPLIED') return 'unsupplied'
  return 'plain'
}

const legalIs = (state: LegalState): ExpressionSpecification => ['==', ['get', 'legal_state'], state]
const findingIn = (findings: Finding[]): ExpressionSpecification => [
  'in',
  ['get', 'idle_finding'],
  ['literal', findings],
]

/** The same decision as `parcelState`, for the properties of a tile. */
export const stateExpression: ExpressionSpecification = [
  'case',
  legalIs('FOUND_IDLE'),
  'found',
  legalIs('INVESTIGATING'),
  'investigating',
  [
    'all',
    findingIn(['SUSPECTED_NOT_STARTED', 'SUSPECTED_STOPPED']),
    ['!', legalIs('NOT_IDLE')],
    ['!', legalIs('DISPOSED')],
  ],
  'suspected',
  ['all', findingIn(['OVERDUE']), ['!', legalIs('NOT_IDLE')], ['!', legalIs('DISPOSED')]],
  'late',
  ['==', ['get', 'supply_state'], 'RESERVE'],
  'reserve',
  ['==', ['get', 'supply_state'], 'APPROVED_UNSUPPLIED'],
  'unsupplied',
  'plain',
]

/** Parcels that carry a marker at large scales. */
export const MARKED: ExpressionSpecification = [
  'in',
  stateExpression,
  ['literal', ['suspected', 'investigating', 'found']],
]

/** Class breaks in ten thousand yuan per mu, five classes. */
export const BREAKS: Record<'tax' | 'output', number[]> = {
  tax: [5, 10, 20, 40],
  output: [100, 200, 400, 800],
}
const FIELD: Record<'tax' | 'output', string> = { tax: 'tax_wan_per_mu', output: 'output_wan_per_mu' }
export const RAMP = ['ramp-1', 'ramp-2', 'ramp-3', 'ramp-4', 'ramp-5']

/** The class (0 to 4) of a value, null where there is none. */
export function classOf(theme: 'tax' | 'output', value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null
  return BREAKS[theme].filter((edge) => value >= edge).length
}

/**
 * Use groups by the first digits of the code. Registers write GB/T 21010-2017 with two or four digits and the sea-and-land
 * guide of 2023 with up to six; the two give the same short digits to different uses. A code of six digits can only be the
 * guide's, a shorter one is read by GB/T 21010, which registration uses.
 */
export const USE_GROUPS: { id: string; registered: string[]; planned: string[] }[] = [
  { id: 'industrial', registered: ['0601'], planned: ['1001'] },
  { id: 'mining', registered: ['0602', '0603'], planned: ['1002', '1003'] },
  { id: 'warehouse', registered: ['0604'], planned: ['11'] },
  { id: 'commercial', registered: ['05'], planned: ['09'] },
  { id: 'residential', registered: ['07'], planned: ['07'] },
  { id: 'utility', registered: ['0809'], planned: ['13'] },
  { id: 'green', registered: ['0810'], planned: ['14'] },
  { id: 'public', registered: ['08'], planned: ['08'] },
  { id: 'transport', registered: ['10'], planned: ['12'] },
  { id: 'farm', registered: ['01', '02', '03', '04'], planned: ['01', '02', '03', '04', '05', '06'] },
  { id: 'water', registered: ['11'], planned: ['17'] },
]
const GUIDE_DIGITS = 6

export function useGroup(code: string | null | undefined): string {
  const scheme = (code?.length ?? 0) >= GUIDE_DIGITS ? 'planned' : 'registered'
  return USE_GROUPS.find((group) => group[scheme].some((prefix) => code?.startsWith(prefix)))?.id ?? 'other'
}

function useColour(): ExpressionSpecification {
  const code = ['to-string', ['coalesce', ['get', 'land_use_code'], '']]
  const starts = (prefix: string) => ['==', ['slice', code, 0, prefix.length], prefix]
  const ofScheme = (scheme: 'registered' | 'planned') => [
    'case',
    ...USE_GROUPS.flatMap((group) => [['any', ...group[scheme].map(starts)], token(`use-${group.id}`)]),
    token('use-other'),
  ]
  const expression = [
    'case',
    ['>=', ['length', code], GUIDE_DIGITS],
    ofScheme('planned'),
    ofScheme('registered'),
  ]
  return expression as unknown as ExpressionSpecification
}

function rampColour(theme: 'tax' | 'output'): ExpressionSpecification {
  const steps = BREAKS[theme].flatMap((edge, index) => [edge, token(RAMP[index + 1])])
  const step = ['step', ['to-number', ['get', FIELD[theme]], 0], token(RAMP[0]), ...steps]
  return step as unknown as ExpressionSpecification
}

function stateColours(suffix: '-fill' | ''): ExpressionSpecification {
  return [
    'match',
    stateExpression,
    'found',
    token(`found${suffix}`),
    'investigating',
    token(suffix ? 'investigating-fill' : 'suspected'),
    'suspected',
    token(`suspected${suffix}`),
    'late',
    token(`late${suffix}`),
    'reserve',
    token(`reserve${suffix}`),
    'unsupplied',
    token(`listed${suffix}`),
    token(`plain${suffix}`),
  ]
}

export function fillColour(theme: Theme): DataDrivenPropertyValueSpecification<string> {
  if (theme === 'idle') return stateColours('-fill')
  if (theme === 'use') return useColour()
  return theme === 'plain' ? token('plain-fill') : rampColour(theme)
}

export function edgeColour(theme: Theme): DataDrivenPropertyValueSpecification<string> {
  if (theme === 'idle') return stateColours('')
  return theme === 'use' || theme === 'plain' ? token('plain') : token('ramp-edge')
}

/** Below the parcel zoom the parks carry the per-mu theme, by their own totals. */
export function parkColour(theme: Theme): DataDrivenPropertyValueSpecification<string> {
  if (theme !== 'tax' && theme !== 'output') return token('primary-tint')
  const own: ExpressionSpecification = [
    'coalesce',
    ['get', FIELD[theme]],
    ['get', theme === 'tax' ? 'taxWanPerMu' : 'outputWanPerMu'],
  ]
  const steps = BREAKS[theme].flatMap((edge, index) => [edge, token(RAMP[index + 1]!)])
  const ramp = [
    'step',
    ['to-number', own, 0],
    token(RAMP[0]!),
    ...steps,
  ] as unknown as ExpressionSpecification
  return ['case', ['==', own, null], token('no-data'), ramp]
}

/** Parcels that the theme has no value for: dotted, never the lowest class. */
export function noDataFilter(theme: Theme): ExpressionSpecification {
  return theme === 'tax' || theme === 'output' ? ['!', ['has', FIELD[theme]]] : ['literal', false]
}

/** The ramp over classes of parcels that the page worked out, low to high. */
export function classColour(classes: readonly string[][]): ExpressionSpecification | string {
  const filled = classes.flatMap((codes, index) => (codes.length > 0 ? [codes, token(RAMP[index]!)] : []))
  if (filled.length === 0) return token('no-data')
  return ['match', ['get', 'parcel_code'], ...filled, token('no-data')] as unknown as ExpressionSpecification
}

/** Parcels in none of the classes. */
export function outsideClasses(classes: readonly string[][]): ExpressionSpecification {
  return [
    '!',
    ['in', ['get', 'parcel_code'], ['literal', classes.flat()]],
  ] as unknown as ExpressionSpecification
}
