/** What is seen on the spot: orders to look, what was found, photos, and suspicions found wrong. */
import type { LonLat } from '../api/types'

export interface FieldCheck {
  checkId: string
  parcelCode: string
  name: string | null
  town: string | null
  caseId: string | null
  inspector: string | null
  dueOn: string | null
  orderedBy: string
  orderedAt: string
  state: 'OPEN' | 'DONE'
  observedOn: string | null
  doneBy: string | null
  doneAt: string | null
  point: LonLat | null
}

export interface Evidence {
  evidenceId: string
  parcelCode: string
  caseId: string | null
  kind: string
  fileName: string
  mediaType: string
  size: number
  sha256: string
  takenOn: string | null
  note: string | null
  lon: number | null
  lat: number | null
  direction: number | null
  exif: { takenAt: string | null; lon: number | null; lat: number | null; direction: number | null }
  recordedAt: string
  by: string
}

export interface Clearance {
  clearanceId: string
  parcelCode: string
  code: string
  basis: string
  reason: string
  evidence: string[]
  clearedOn: string
  by: string
  byName: string
  recordedAt: string
  withdrawnAt: string | null
  withdrawnReason: string | null
}

/** What an inspector writes down: text as typed, so that an empty field stays "not seen" and never becomes zero. */
export interface CheckForm {
  observedOn: string
  started: '' | 'yes' | 'no'
  startedOn: string
  stoppedOn: string
  developedM2: string
  shouldDevelopM2: string
  investedWan: string
  completedOn: string
  note: string
}

export function emptyForm(today: string): CheckForm {
  return {
    observedOn: today,
    started: '',
    startedOn: '',
    stoppedOn: '',
    developedM2: '',
    shouldDevelopM2: '',
    investedWan: '',
    completedOn: '',
    note: '',
  }
}

/** What is sent: a field that was not filled in is left out, and on a site that has not begun there is nothing to date. */
export function resultOf(
  form: CheckForm,
  position: LonLat | null,
  evidence: string[],
): Record<string, unknown> {
  const begun = form.started !== 'no'
  const amount = (text: string) => (text.trim() === '' ? undefined : Number(text))
  return {
    observedOn: form.observedOn,
    started: form.started === '' ? undefined : form.started === 'yes',
    startedOn: (begun && form.startedOn) || undefined,
    stoppedOn: (begun && form.stoppedOn) || undefined,
    completedOn: (begun && form.completedOn) || undefined,
    developedM2: amount(form.developedM2),
    shouldDevelopM2: amount(form.shouldDevelopM2),
    investedWan: amount(form.investedWan),
    note: form.note.trim() || undefined,
    lon: position?.[0],
    lat: position?.[1],
    evidence: evidence.map(Number),
  }
}

/** What keeps the form from being sent. */
export type Lack = 'day' | 'future' | 'started' | 'startedOn'

export function lackOf(form: CheckForm, today: string): Lack | null {
  if (!form.observedOn) return 'day'
  if (form.observedOn > today) return 'future'
  if (form.started === '') return 'started'
  return form.started === 'yes' && !form.startedOn ? 'startedOn' : null
}

/** Open orders first, the nearest day first, those without a day last. */
export function byDay(checks: FieldCheck[]): FieldCheck[] {
  const day = (check: FieldCheck) => check.dueOn ?? '9999'
  return [...checks].sort((a, b) => day(a).localeCompare(day(b)) || a.checkId.localeCompare(b.checkId))
}

/** Where a piece of evidence says it was taken: as stated, otherwise as the camera wrote. */
export function placeOf(evidence: Evidence): LonLat | null {
  const { lon, lat, exif } = evidence
  if (lon !== null && lat !== null) return [lon, lat]
  return exif.lon !== null && exif.lat !== null ? [exif.lon, exif.lat] : null
}

/** When it was taken: the camera's own time, otherwise the day as stated. */
export function takenOf(evidence: Evidence): string | null {
  return evidence.exif.takenAt?.replace('T', ' ').slice(0, 16) ?? evidence.takenOn
}
