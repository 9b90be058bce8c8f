/** The counters of the day: which marker each carries, and which parcels the map marks for it. */
import type { Candidate, CounterCode } from '../api/types'
import { t } from '../i18n'
import { count } from '../i18n/format'
import type { ParcelState } from '../map/themes'

export const COUNTER_MARKERS: Partial<Record<CounterCode, string>> = {
  SUSPECTED: 'suspected',
  INVESTIGATING: 'investigating',
  FOUND_IDLE: 'found',
  OVERDUE: 'overdue',
}

const STATES: Record<CounterCode, ParcelState[] | null> = {
  SUSPECTED: ['suspected'],
  INVESTIGATING: ['investigating'],
  FOUND_IDLE: ['found'],
  LATE: ['late'],
  OVERDUE: null,
}

/** The map marks what the table lists; only the overdue are not known to the tiles and are taken from the rows. */
export function markedStates(filter: CounterCode | null): ParcelState[] | null {
  return filter ? STATES[filter] : ['suspected', 'investigating', 'found', 'late']
}

export function daysText(row: Candidate): string {
  if (row.daysLeft === null) return '–'
  if (row.daysLeft < 0) return t('today.overdueBy', { days: count(-row.daysLeft) })
  return row.daysLeft === 0 ? t('today.dueToday') : count(row.daysLeft)
}

/** How soon: over, now, within the week, or later. */
export function urgency(row: Candidate): 'over' | 'now' | 'soon' | '' {
  if (row.daysLeft === null) return ''
  if (row.daysLeft < 0) return 'over'
  return row.daysLeft <= 3 ? 'now' : row.daysLeft <= 7 ? 'soon' : ''
}
