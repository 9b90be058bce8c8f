/** The other side of a divided map, as the address writes it: `mode~theme~year~base~day`. */
import { THEMES, type Theme } from '../themes'

export const MODES = ['swipe', 'split'] as const
export type CompareMode = (typeof MODES)[number]

export interface Compare {
  mode: CompareMode
  /** `states`: how far each parcel had come on `day`. */
  theme: Theme | 'states'
  year: number
  /** Id of a base map, null for none. */
  base: string | null
  day: string | null
}

const NONE = '-'
const DAY = /^\d{4}-\d\d-\d\d$/
const ID = /^[a-z0-9-]{1,40}$/

export const writeCompare = (compare: Compare): string =>
  [compare.mode, compare.theme, compare.year, compare.base ?? NONE, compare.day ?? NONE].join('~')

/** Reads it; null when it makes no sense. */
export function readCompare(text: unknown): Compare | null {
  if (typeof text !== 'string') return null
  const [mode, theme, year, base, day] = text.split('~')
  const wanted = {
    mode: MODES.find((each) => each === mode),
    theme: ([...THEMES, 'states'] as const).find((each) => each === theme),
    year: Number(year),
    base: base && base !== NONE && ID.test(base) ? base : null,
    day: day && DAY.test(day) ? day : null,
  }
  if (!wanted.mode || !wanted.theme || !Number.isInteger(wanted.year)) return null
  return wanted as Compare
}
