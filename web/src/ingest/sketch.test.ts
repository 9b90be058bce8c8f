import { describe, expect, it } from 'vitest'
import { sketch } from './sketch'

const square = (x: number, y: number, side: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ],
})

describe('a small picture', () => {
  it('fits everything, north up, and shows a parcel too small to see as a dot', () => {
    const drawn = sketch([
      { sort: 'ground', shapes: [square(120, 28.5, 1)] },
      { sort: 'right', shapes: [square(120.5, 29, 0.001), { type: 'Point', coordinates: [120.2, 29.4] }] },
    ])
    const numbers = drawn.paths.flatMap(({ d }) => d.match(/[\d.]+/g)!.map(Number))
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(300)
    expect(drawn.paths.map(({ sort }) => sort)).toEqual(['ground', 'right'])
    expect(drawn.dots).toHaveLength(2)
    const [parcel, point] = drawn.dots
    expect(point!.y).toBeLessThan(parcel!.y)
    expect(point!.x).toBeLessThan(parcel!.x)
  })

  it('draws nothing of nothing', () => {
    expect(sketch([{ sort: 'ground', shapes: [] }])).toMatchObject({ paths: [], dots: [] })
  })
})
