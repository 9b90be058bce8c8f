/** Pages of the meeting room as the server answers them, and how keys move between them. */
import type { Amount } from '../api/types'
import { count, number } from '../i18n/format'

export const QUESTIONS = ['BEHIND', 'IDLE', 'MONEY'] as const
export type Question = (typeof QUESTIONS)[number]

export type Measure =
  | 'LAG_POINTS'
  | 'PROJECTS'
  | 'RED'
  | 'AREA_MU'
  | 'PARCELS'
  | 'NET_DAYS'
  | 'PLAN_WAN'
  | 'DONE_WAN'
  | 'DUE_WAN'
  | 'OPEN_WAN'

export interface MeetingBar {
  town: string
  values: Amount[]
  rows: { code: string; name: string | null; values: Amount[] }[]
}

export interface Meeting {
  question: Question
  asOf: string
  measures: Measure[]
  rowMeasures: Measure[]
  bars: MeetingBar[]
  total: Amount[]
}

const WHOLE: Measure[] = ['PROJECTS', 'RED', 'PARCELS', 'NET_DAYS']

/** A value with the decimals of its measure; – where there is none. */
export function shown(measure: Measure, value: Amount): string {
  if (value === null || value === undefined) return '–'
  const of = Number(value)
  if (WHOLE.includes(measure)) return count(of)
  const text = number(Math.abs(of), measure === 'LAG_POINTS' ? 1 : 2)
  return measure === 'LAG_POINTS' ? `${of < 0 ? '−' : '+'}${text}` : `${of < 0 ? '−' : ''}${text}`
}

/** The page that a key leads to; null when it leads nowhere. */
export function pageAfter(key: string, at: number, pages: number): number | null {
  const clamp = (to: number) => Math.max(0, Math.min(pages - 1, to))
  if (key === 'ArrowRight' || key === 'PageDown' || key === ' ') return clamp(at + 1)
  if (key === 'ArrowLeft' || key === 'PageUp') return clamp(at - 1)
  if (key === 'Home') return 0
  if (key === 'End') return pages - 1
  return /^[1-9]$/.test(key) && Number(key) <= pages ? Number(key) - 1 : null
}

/** Left edge and width of a bar, as shares of the room there is; zero stands where both signs fit. */
export function spanOf(value: Amount, bars: MeetingBar[]): { left: number; width: number; zero: number } {
  const all = bars.map((bar) => Number(bar.values[0] ?? 0))
  const low = Math.min(0, ...all)
  const range = Math.max(0, ...all) - low || 1
  const of = Number(value ?? 0)
  const zero = -low / range
  const end = (of - low) / range
  return { left: Math.min(zero, end), width: Math.abs(end - zero), zero }
}
