/** A theme that somebody has built, as the address of the map writes it: `property~METHOD~classes~ramp~limits`. */
import { FEWEST, MOST, RAMPS, type Ramp } from './ramps'

export const NUMBERS = ['area_mu', 'tax_wan_per_mu', 'output_wan_per_mu', 'net_idle_days'] as const
export const KINDS = ['supply_state', 'town', 'park_code'] as const
export const METHODS = ['QUANTILE', 'EQUAL', 'JENKS', 'MANUAL'] as const

export type NumberProperty = (typeof NUMBERS)[number]
export type KindProperty = (typeof KINDS)[number]
export type ClassProperty = NumberProperty | KindProperty
export type Method = (typeof METHODS)[number]

/** `limits`: lower limits of all classes but the first; of a property of words there are none. */
export interface ClassSpec {
  property: ClassProperty
  method: Method
  classes: number
  ramp: Ramp
  limits: readonly number[]
}

export const isKind = (property: ClassProperty): property is KindProperty =>
  (KINDS as readonly string[]).includes(property)

/** Whether its figures are those of a year. */
export const isOfYear = (property: ClassProperty) =>
  property === 'tax_wan_per_mu' || property === 'output_wan_per_mu'

export function writeSpec(spec: ClassSpec): string {
  const head = [spec.property, spec.method, spec.classes, spec.ramp].join('~')
  return spec.limits.length > 0 ? `${head}~${spec.limits.join('_')}` : head
}

/** Reads it; null when it is none, so that a broken link shows the usual map. */
export function readSpec(text: unknown): ClassSpec | null {
  if (typeof text !== 'string') return null
  const [property, method, classes, ramp, limits] = text.split('~')
  const wanted = {
    property: [...NUMBERS, ...KINDS].find((each) => each === property),
    method: METHODS.find((each) => each === method),
    classes: Number(classes),
    ramp: RAMPS.find((each) => each === ramp),
  }
  if (!wanted.property || !wanted.method || !wanted.ramp) return null
  if (!Number.isInteger(wanted.classes) || wanted.classes < FEWEST || wanted.classes > MOST) return null
  const numbers = isKind(wanted.property) || !limits ? [] : limits.split('_').map(Number)
  if (!ascending(numbers) || numbers.length > MOST - 1) return null
  return { ...wanted, limits: numbers } as ClassSpec
}

export function ascending(numbers: readonly number[]): boolean {
  return numbers.every((n, i) => Number.isFinite(n) && (i === 0 || n > numbers[i - 1]!))
}

/** Limits as a person types them, parted by commas or blanks; null when they are no ascending numbers. */
export function readLimits(text: string): number[] | null {
  const words = text.split(/[\s,\uff0c\u3001;\uff1b]+/).filter(Boolean)
  const numbers = words.map(Number)
  return numbers.length > 0 && numbers.length < MOST && ascending(numbers) ? numbers : null
}

/** What the server says of the classes: parcels of each, those without data, and all. */
export interface ClassPart {
  value: string | null
  parcels: number
  areaMu: number
}

export interface ClassGroup {
  code: string
  counts: number[]
  parcels: number
}

export interface ClassAnswer {
  property: ClassProperty
  year: number | null
  digits: number
  limits: number[]
  classes: ClassPart[]
  noData: ClassPart
  total: ClassPart
  least: number | null
  most: number | null
  towns: ClassGroup[]
  parks: ClassGroup[]
}

/** What the map paints: a colour for each class or value. */
export interface ClassPaint {
  spec: ClassSpec
  /** Values of a property of words in the order of their colours; `*` stands for all others. */
  values: readonly string[]
}
