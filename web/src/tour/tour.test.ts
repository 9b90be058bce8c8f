import { describe, expect, it } from 'vitest'
import type { LonLat } from '../api/types'
import { frameOf, pathOf } from './sketch'
import {
  endsAt,
  hasStraight,
  inside,
  kilometres,
  metresOf,
  minutesOf,
  moved,
  nextOf,
  placeOf,
  stateOf,
  type PlannedStop,
  type Route,
  type Way,
} from './tour'
import { isOver } from './tour-store'

const way = (metres: number, minutes: number, line: LonLat[], basis: Way['basis'] = 'NETWORK'): Way => ({
  metres,
  minutes,
  basis,
  line,
})

function stop(lon: number, lat: number, leave: string, to: Way | null): PlannedStop {
  return {
    projectCode: `${lon}`,
    name: `${lon}`,
    gate: { source: 'ENTRANCE', name: null, lon, lat },
    way: to,
    arrive: '08:30:00',
    leave,
    stayMinutes: 15,
    purpose: '',
    question: '',
    explainer: null,
  }
}

const route: Route = {
  start: null,
  end: { name: 'e', lon: 120.6, lat: 29.1 },
  stops: [
    stop(120.5, 29, '08:45:00', null),
    stop(
      120.55,
      29.05,
      '09:50:00',
      way(8000, 12, [
        [120.5, 29],
        [120.55, 29.05],
      ]),
    ),
  ],
  wayToEnd: way(
    4000,
    15,
    [
      [120.55, 29.05],
      [120.6, 29.1],
    ],
    'STRAIGHT_LINE',
  ),
}

describe('a route', () => {
  it('adds up its ways and ends after the last of them', () => {
    expect(metresOf(route)).toBe(12_000)
    expect(minutesOf(route)).toBe(27)
    expect(kilometres(12_000)).toBe('12.0')
    expect(endsAt(route)).toBe('10:05')
    expect(hasStraight(route)).toBe(true)
    expect(hasStraight({ ...route, wayToEnd: null })).toBe(false)
  })

  it('is drawn inside its picture, north above, and read back where somebody clicks', () => {
    const frame = frameOf(route, 360, 220)
    for (const at of [
      [120.5, 29],
      [120.6, 29.1],
    ] as LonLat[]) {
      const [x, y] = frame.place(at)
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(360)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(220)
      const back = frame.back(x, y)
      expect(back[0]).toBeCloseTo(at[0], 9)
      expect(back[1]).toBeCloseTo(at[1], 9)
    }
    expect(frame.place([120.5, 29])[1]).toBeGreaterThan(frame.place([120.5, 29.1])[1])
    expect(pathOf(route.wayToEnd!.line, frame)).toMatch(/^M[\d. ]+L[\d. ]+$/)
  })

  it('has a bar as long as the metres it names', () => {
    const frame = frameOf(route, 360, 220)
    const [, south] = frame.place([120.5, 29])
    const [, north] = frame.place([120.5, 29 + frame.bar.metres / 111_320])
    expect(south - north).toBeCloseTo(frame.bar.length, 6)
    expect(frame.bar.length).toBeLessThanOrEqual(360 * 0.3)
  })

  it('is drawn for one stop alone', () => {
    const one = frameOf(
      { start: null, end: null, stops: [stop(120.5, 29, '08:45', null)], wayToEnd: null },
      360,
      220,
    )
    expect(one.place([120.5, 29])).toEqual([180, 110])
  })
})

describe('a list of tours', () => {
  const row = (heldOn: string, withdrawn = false, startsAt = '08:30') => ({ heldOn, withdrawn, startsAt })

  it('says which is next: not what was withdrawn or is past', () => {
    const rows = [
      row('2026-12-09'),
      row('2026-11-29'),
      row('2026-12-01', true),
      row('2026-12-02', false, '14:00'),
      row('2026-12-02'),
    ]
    expect(nextOf(rows, '2026-11-30')).toBe(rows[4])
    expect(nextOf([row('2026-11-29')], '2026-11-30')).toBeNull()
    expect(stateOf(row('2026-11-30'), '2026-11-30')).toBe('today')
    expect(stateOf(row('2026-12-01'), '2026-11-30')).toBe('coming')
    expect(stateOf(row('2026-11-01'), '2026-11-30')).toBe('past')
    expect(stateOf(row('2026-11-30', true), '2026-11-30')).toBe('withdrawn')
  })

  it('is kept for seven days and not a second longer', () => {
    const tour = { expiresAt: '2026-12-07T09:00:00Z' }
    expect(isOver(tour, new Date('2026-12-07T08:59:59Z'))).toBe(false)
    expect(isOver(tour, new Date('2026-12-07T09:00:00Z'))).toBe(true)
  })
})

describe('what is typed and drawn', () => {
  it('moves one thing and leaves the others in their order', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b'], 0, 9)).toEqual(['b', 'a'])
  })

  it('reads a place, and nothing that is none', () => {
    expect(placeOf('120.5, 29')).toEqual([120.5, 29])
    expect(placeOf('120.5\uff0c29.01')).toEqual([120.5, 29.01])
    expect(placeOf('120.5')).toBeNull()
    expect(placeOf('29,120')).toBeNull()
    expect(placeOf('here')).toBeNull()
  })

  it('knows what lies inside a ring', () => {
    const ring: LonLat[] = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ]
    expect(inside([1, 1], ring)).toBe(true)
    expect(inside([3, 1], ring)).toBe(false)
  })
})
