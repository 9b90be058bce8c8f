/** What the phone shows first, where it is, and what a finger has drawn. */
import type { LonLat, ProjectList, ProjectRow } from '../api/types'
import { geodesicLength } from '../map/geodesy'
import type { Ticket } from '../project/ticket'

/** One of the things to look at today: a project, what it waits for, and whose job that is. */
export interface Thing {
  row: ProjectRow
  ticket: Ticket | null
}

const MOST = 5
const LAMP_ORDER = { RED: 0, YELLOW: 1, GREEN: 2, GREY: 3 }

/**
 * The things for today: projects by the most urgent of their tickets (the server lists the most urgent first), then late projects
 * without a ticket, the furthest behind first.
 */
export function thingsOf(rows: ProjectRow[], tickets: Ticket[], most = MOST): Thing[] {
  const byCode = new Map(rows.map((row) => [row.projectCode, row]))
  const things: Thing[] = []
  const seen = new Set<string>()
  const add = (row: ProjectRow | undefined, ticket: Ticket | null) => {
    if (!row || seen.has(row.projectCode)) return
    seen.add(row.projectCode)
    things.push({ row, ticket })
  }
  for (const ticket of tickets)
    if (ticket.overdueDays > 0 && ticket.projectCode) add(byCode.get(ticket.projectCode), ticket)
  const late = rows
    .filter((row) => row.lamp === 'RED' || row.lamp === 'YELLOW')
    .sort((a, b) => LAMP_ORDER[a.lamp] - LAMP_ORDER[b.lamp] || (a.lagPoints ?? 0) - (b.lagPoints ?? 0))
  for (const row of late) add(row, tickets.find((ticket) => ticket.projectCode === row.projectCode) ?? null)
  for (const ticket of tickets) if (ticket.projectCode) add(byCode.get(ticket.projectCode), ticket)
  return things.slice(0, most)
}

/** The last day of the month before that day. */
export function lastMonthEnd(today: string): string {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10)
}

type Total = NonNullable<ProjectList['total']>

/** Change of a total on the end of the last month; the plan year begins anew in January. */
export function changeOf(
  now: Total | null,
  then: Total | null,
  today: string,
): { doneWan: number | null; red: number } | null {
  if (!now || !then) return null
  return {
    doneWan: today.slice(5, 7) === '01' ? null : Number(now.doneWan) - Number(then.doneWan),
    red: (now.byLamp.RED ?? 0) - (then.byLamp.RED ?? 0),
  }
}

export interface Near {
  row: ProjectRow
  metres: number
}

/** Projects that have a place, the nearest first. */
export function nearest(rows: ProjectRow[], here: LonLat): Near[] {
  return rows
    .flatMap((row) => (row.point ? [{ row, metres: geodesicLength([here, row.point]) }] : []))
    .sort((a, b) => a.metres - b.metres)
}

interface Frame {
  box: readonly [number, number, number, number]
  width: number
  height: number
}

const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))
const latitude = (y: number) => (Math.atan(Math.exp(y)) * 360) / Math.PI - 90

/** Where a point of the screen lies on the map that fills the frame (web Mercator). */
export function placeOf([x, y]: readonly [number, number], { box, width, height }: Frame): LonLat {
  const [w, s, e, n] = box
  const top = mercator(n)
  return [w + ((e - w) * x) / width, latitude(top - ((top - mercator(s)) * y) / height)]
}

const MOST_POINTS = 120
const LEAST_SPAN_PX = 24

/** The polygon of a finger's way; null when it is a dot rather than a way round something. */
export function circled(way: readonly (readonly [number, number])[], frame: Frame): LonLat[] | null {
  const xs = way.map((point) => point[0])
  const ys = way.map((point) => point[1])
  if (way.length < 4 || Math.max(...xs) - Math.min(...xs) < LEAST_SPAN_PX) return null
  if (Math.max(...ys) - Math.min(...ys) < LEAST_SPAN_PX) return null
  const hull = hullOf(way)
  const step = Math.max(1, Math.ceil(hull.length / MOST_POINTS))
  return hull.filter((_, index) => index % step === 0).map((point) => placeOf(point, frame))
}

/** The convex hull, counter-clockwise: a finger crosses its own way, and a polygon must not. */
function hullOf(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (list: typeof sorted) => {
    const out: (readonly [number, number])[] = []
    for (const p of list) {
      while (out.length > 1 && turn(out[out.length - 2]!, out[out.length - 1]!, p) <= 0) out.pop()
      out.push(p)
    }
    out.pop()
    return out
  }
  return [...half(sorted), ...half([...sorted].reverse())]
}

const turn = (a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]) =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
