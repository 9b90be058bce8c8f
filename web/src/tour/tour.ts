/** Tours of projects: what the server answers, and what the pages reckon from it. */
import { may } from '../access/session'
import type { LampColour, LonLat } from '../api/types'

export type Basis = 'NETWORK' | 'GAPS' | 'STRAIGHT_LINE'
export type Order = 'EXACT' | 'HEURISTIC' | 'BY_HAND'

export interface Place {
  name: string
  lon: number
  lat: number
}

export interface Gate {
  source: 'ENTRANCE' | 'NEAREST_ROAD' | 'SITE_POINT'
  name: string | null
  lon: number
  lat: number
}

export interface Way {
  metres: number
  minutes: number
  basis: Basis
  line: LonLat[]
}

export interface PlannedStop {
  projectCode: string
  name: string
  gate: Gate
  way: Way | null
  arrive: string
  leave: string
  stayMinutes: number
  purpose: string
  question: string
  explainer: string | null
}

export interface TourPlan {
  title: string
  heldOn: string
  startsAt: string
  start: Place | null
  end: Place | null
  stops: PlannedStop[]
  wayToEnd: Way | null
  order: Order
  invited: string[]
}

export interface TourAct {
  no: number
  act: 'PLAN' | 'REVISE' | 'WITHDRAW'
  on: string
  by: string
  reason: string | null
  recordedAt: string
}

export interface Tour {
  tourId: number
  tourNo: string
  plan: TourPlan
  withdrawn: boolean
  version: number
  acts: TourAct[]
}

export interface TourRow {
  tourId: number
  tourNo: string
  title: string
  heldOn: string
  startsAt: string
  stops: number
  withdrawn: boolean
  version: number
}

/** A stop as the phone keeps it: nothing of it is money. */
export interface PackedStop extends PlannedStop {
  town: string | null
  stage: string
  lamp: LampColour
  doneShare: number | null
  timeShare: number | null
  lagPoints: number | null
  landMu: number | null
  blocking: string | null
}

export interface TourPackage {
  tourId: number
  tourNo: string
  version: number
  title: string
  heldOn: string
  startsAt: string
  packedAt: string
  expiresAt: string
  standsOn: string
  start: Place | null
  end: Place | null
  order: Order
  straight: boolean
  metres: number
  stops: PackedStop[]
  wayToEnd: Way | null
}

export const mayPlanTours = () => may('PROJECT')
export const maySeeTours = () => may('PROJECT', 'INSTRUCT')

/** What a route consists of, whether planned or packed. */
export type Route = Pick<TourPlan, 'start' | 'end' | 'stops' | 'wayToEnd'>

export function waysOf(route: Route): Way[] {
  return [...route.stops.map((stop) => stop.way), route.wayToEnd].filter((way): way is Way => way !== null)
}

export const hasStraight = (route: Route) => waysOf(route).some((way) => way.basis !== 'NETWORK')
export const metresOf = (route: Route) => waysOf(route).reduce((sum, way) => sum + way.metres, 0)
export const minutesOf = (route: Route) => waysOf(route).reduce((sum, way) => sum + way.minutes, 0)

/** `09:05` of `09:05:00`. */
export const clock = (time: string) => time.slice(0, 5)

/** Kilometres with one decimal. */
export const kilometres = (metres: number) => (metres / 1000).toFixed(1)

/** The text that tells length and minutes of a way, and whether some of it is a straight line. */
export const wayText = (way: Way) =>
  ({ NETWORK: 'tour.wayOf', GAPS: 'tour.wayGaps', STRAIGHT_LINE: 'tour.wayStraight' })[way.basis] as
    'tour.wayOf' | 'tour.wayGaps' | 'tour.wayStraight'

/** When the tour is over: at its last stop, or where it ends. */
export function endsAt(route: Route): string {
  const leave = route.stops.at(-1)?.leave ?? '00:00'
  const [hours, minutes] = leave.split(':').map(Number) as [number, number]
  const at = hours * 60 + minutes + (route.wayToEnd?.minutes ?? 0)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(at / 60) % 24)}:${two(at % 60)}`
}

export function stateOf(
  row: Pick<TourRow, 'withdrawn' | 'heldOn'>,
  today: string,
): 'withdrawn' | 'today' | 'coming' | 'past' {
  if (row.withdrawn) return 'withdrawn'
  if (row.heldOn === today) return 'today'
  return row.heldOn > today ? 'coming' : 'past'
}

/** The tour that is next: of today, else the nearest day to come. */
export function nextOf<T extends Pick<TourRow, 'withdrawn' | 'heldOn' | 'startsAt'>>(
  rows: T[],
  today: string,
): T | null {
  return (
    rows
      .filter((row) => !row.withdrawn && row.heldOn >= today)
      .sort((a, b) => a.heldOn.localeCompare(b.heldOn) || a.startsAt.localeCompare(b.startsAt))[0] ?? null
  )
}

/** The list with one thing moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  const [thing] = next.splice(from, 1)
  if (thing !== undefined) next.splice(Math.max(0, Math.min(next.length, to)), 0, thing)
  return next
}

/** Longitude and latitude out of `120.5, 29.0`; null when it is not a place. */
export function placeOf(text: string): LonLat | null {
  const parts = text
    .split(/[,\s\uff0c]+/)
    .filter(Boolean)
    .map(Number)
  const [lon, lat] = parts
  if (parts.length !== 2 || lon === undefined || lat === undefined) return null
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null
}

/** Whether a point lies inside a ring (even-odd rule). */
export function inside([x, y]: LonLat, ring: LonLat[]): boolean {
  let within = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!
    const [xj, yj] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) within = !within
  }
  return within
}

/** Hands the way to a map program: positions as satellites give them, which the receiver turns into its own. */
export function navigation(gate: Gate, name: string): string {
  const to = `${gate.lon},${gate.lat},${encodeURIComponent(name)}`
  return `https://uri.amap.com/navigation?to=${to}&mode=car&coordinate=wgs84`
}
