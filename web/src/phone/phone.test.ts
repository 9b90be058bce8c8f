import { describe, expect, it } from 'vitest'
import type { ProjectList, ProjectRow } from '../api/types'
import { geodesicLength } from '../map/geodesy'
import type { Ticket } from '../project/ticket'
import { changeOf, circled, lastMonthEnd, nearest, placeOf, thingsOf } from './phone'

const row = (projectCode: string, lamp: ProjectRow['lamp'], lagPoints: number, point?: [number, number]) =>
  ({ projectCode, name: projectCode, lamp, lagPoints, point: point ?? null }) as unknown as ProjectRow
const ticket = (projectCode: string | null, overdueDays: number) =>
  ({ projectCode, overdueDays, ticketNo: `${projectCode}` }) as unknown as Ticket
const codes = (things: { row: ProjectRow }[]) => things.map((each) => each.row.projectCode)

describe('the five things', () => {
  const rows = [row('A', 'GREEN', 5), row('B', 'RED', -40), row('C', 'YELLOW', -12), row('D', 'RED', -55)]

  it('overdue tickets, then the furthest behind, then what else waits', () => {
    const things = thingsOf(rows, [ticket('C', 3), ticket('A', 0)])
    expect(codes(things)).toEqual(['C', 'D', 'B', 'A'])
    expect(things[0]!.ticket?.overdueDays).toBe(3)
    expect(things[1]!.ticket).toBeNull()
  })

  it('a project stands once, under its most urgent ticket; a ticket of the map has no row', () => {
    const things = thingsOf(rows, [ticket('C', 9), ticket('C', 2), ticket(null, 20)])
    expect(codes(things).filter((code) => code === 'C')).toHaveLength(1)
    expect(things[0]!.ticket?.overdueDays).toBe(9)
  })

  it('five at most', () => {
    const many = Array.from({ length: 9 }, (_, i) => row(`P${i}`, 'RED', -i))
    expect(codes(thingsOf(many, []))).toEqual(['P8', 'P7', 'P6', 'P5', 'P4'])
  })
})

describe('the change on the month', () => {
  const total = (doneWan: string, RED: number) =>
    ({ doneWan, byLamp: { RED } }) as unknown as NonNullable<ProjectList['total']>

  it('counts from the last day of the month before, leap years too', () => {
    expect(lastMonthEnd('2026-11-30')).toBe('2026-10-31')
    expect(lastMonthEnd('2028-03-01')).toBe('2028-02-29')
    expect(lastMonthEnd('2026-01-15')).toBe('2025-12-31')
  })

  it('has no money in January, when the year begins anew', () => {
    expect(changeOf(total('90', 3), total('70', 5), '2026-11-20')).toEqual({ doneWan: 20, red: -2 })
    expect(changeOf(total('4', 3), total('70', 5), '2026-01-20')).toEqual({ doneWan: null, red: -2 })
    expect(changeOf(null, total('70', 5), '2026-11-20')).toBeNull()
  })
})

describe('near me', () => {
  it('sorts by distance; what has no place is left out', () => {
    const list = nearest(
      [row('far', 'RED', 0, [120.6, 29.2]), row('none', 'RED', 0), row('near', 'RED', 0, [120.501, 29.2])],
      [120.5, 29.2],
    )
    expect(codes(list)).toEqual(['near', 'far'])
    expect(list[0]!.metres).toBeCloseTo(
      geodesicLength([
        [120.5, 29.2],
        [120.501, 29.2],
      ]),
      6,
    )
  })
})

describe('a finger on the map', () => {
  const frame = { box: [120, 29, 121, 30] as const, width: 400, height: 400 }

  it('corners of the screen are corners of the map', () => {
    expect(placeOf([0, 0], frame)[1]).toBeCloseTo(30, 9)
    expect(placeOf([400, 400], frame)).toEqual([121, expect.closeTo(29, 9)])
    // Mercator stretches towards the pole: half of the screen lies north of the mean latitude
    expect(placeOf([200, 200], frame)[1]).toBeGreaterThan(29.5)
  })

  it('a way that crosses itself becomes a simple polygon; a dot is none', () => {
    const eight = [
      [100, 100],
      [200, 200],
      [200, 100],
      [100, 200],
      [150, 150],
    ] as [number, number][]
    expect(circled(eight, frame)).toHaveLength(4)
    expect(
      circled(
        [
          [100, 100],
          [101, 101],
          [102, 100],
          [101, 99],
        ],
        frame,
      ),
    ).toBeNull()
    expect(
      circled(
        [
          [0, 0],
          [300, 2],
          [200, 1],
          [100, 0],
        ],
        frame,
      ),
    ).toBeNull()
  })
})
