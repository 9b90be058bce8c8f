import { describe, expect, it } from 'vitest'
import type { Polygon } from 'geojson'
import { boundaryMarks } from './marks'
import { labelPoint } from './overview'

const square: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [120.5, 29],
      [120.501, 29],
      [120.501, 29.001],
      [120.5, 29.001],
      [120.5, 29],
    ],
  ],
}

describe('the marks of a chosen parcel', () => {
  it('number the boundary points and give each edge its length in the 3° zone', () => {
    const texts = boundaryMarks(square).features.map((feature) => feature.properties?.text)
    expect(texts.filter((text) => /^J\d$/.test(text))).toEqual(['J1', 'J2', 'J3', 'J4'])
    const lengths = texts.filter((text) => !text.startsWith('J')).map(Number)
    expect(lengths).toHaveLength(4)
    expect(lengths[1]).toBeCloseTo(110.85, 1)
    expect(lengths[0]).toBeCloseTo(lengths[2], 1)
  })

  it('are left out where a shape has too many points to read them', () => {
    const ring = Array.from({ length: 100 }, (_, i) => [120 + Math.cos(i) / 1000, 29 + Math.sin(i) / 1000])
    expect(boundaryMarks({ type: 'Polygon', coordinates: [ring] }).features).toEqual([])
    expect(boundaryMarks(null).features).toEqual([])
  })
})

describe('the label point', () => {
  it('is the centre of the largest part', () => {
    const small = square.coordinates.map((ring) =>
      ring.map(([x, y]) => [(x - 120.5) / 10 + 100, (y - 29) / 10 + 20]),
    )
    const point = labelPoint({ type: 'MultiPolygon', coordinates: [small, square.coordinates] })!
    expect(point[0]).toBeCloseTo(120.5005, 4)
    expect(point[1]).toBeCloseTo(29.0005, 4)
  })
})
