/** What the fill of a parcel tells: the finding, per-mu classes or the use of the land. */
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification } from 'maplibre-gl'
import type { LegalState, Finding } from '../api/types'
import { classesOf, SYMBOLS, type Condition } from '../symbols/description'
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

const STATES = classesOf('parcels')

function conditionOf(condition: Condition): ExpressionSpecification {
  if ('not' in condition) return ['!', conditionOf(condition.not as Record<string, string[]>)]
  const [field, values] = Object.entries(condition)[0]!
  return values.length === 1
    ? ['==', ['get', field], values[0]!]
    : ['in', ['get', field], ['literal', values]]
}

const allOf = (conditions: Condition[]): ExpressionSpecification =>
  conditions.length === 1 ? conditionOf(conditions[0]!) : ['all', ...conditions.map(conditionOf)]

/** The same decision as `parcelState`, for the properties of a tile. */
export const stateExpression = [
  'case',
  ...STATES.flatMap((state) => (state.when.length ? [allOf(state.when), state.id] : [state.id])),
] as unknown as ExpressionSpecification

/** Parcels that carry a marker at large scales. */
export const MARKED: ExpressionSpecification = [
  'in',
  stateExpression,
  ['literal', ['suspected', 'investigating', 'found']],
]

/** Class breaks in ten thousand yuan per mu, five classes. */
export const BREAKS: Record<'tax' | 'output', number[]> = {
  tax: SYMBOLS.themes.tax.breaks,
  output: SYMBOLS.themes.output.breaks,
}
const FIELD = { tax: SYMBOLS.themes.tax.field, output: SYMBOLS.themes.output.field }
export const RAMP = SYMBOLS.themes.tax.fills

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
export const USE_GROUPS = SYMBOLS.use.groups
const GUIDE_DIGITS = SYMBOLS.use.guideDigits

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

function stateColours(part: 'fill' | 'edge'): ExpressionSpecification {
  const plain = STATES.at(-1)!
  const colours = STATES.slice(0, -1).flatMap((state) => [state.id, token(state[part]!)])
  return ['match', stateExpression, ...colours, token(plain[part]!)] as unknown as ExpressionSpecification
}

export function fillColour(theme: Theme): DataDrivenPropertyValueSpecification<string> {
  if (theme === 'idle') return stateColours('fill')
  if (theme === 'use') return useColour()
  return theme === 'plain' ? token('plain-fill') : rampColour(theme)
}

export function edgeColour(theme: Theme): DataDrivenPropertyValueSpecification<string> {
  if (theme === 'idle') return stateColours('edge')
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
