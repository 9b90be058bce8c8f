import { describe, expect, it } from 'vitest'
import { geodesicArea, geodesicLength } from './geodesy'
import { ringArea } from './gauss'

// Expected values: PostGIS, ST_Area and ST_Length of geography, EPSG:4490.
describe('measures on the ellipsoid', () => {
  it.each([
    [
      [
        [120.55, 29.0],
        [120.56, 29.0],
        [120.56, 29.01],
        [120.55, 29.01],
      ],
      1079920.4157,
    ],
    [
      [
        [121.3, 29.0],
        [121.31, 29.003],
        [121.305, 29.012],
        [121.297, 29.01],
      ],
      1031311.9374,
    ],
  ])('agree with PostGIS to a millionth, near the meridian and far from it', (ring, area) => {
    expect(geodesicArea(ring) / area).toBeCloseTo(1, 6)
    expect(geodesicArea([...ring].reverse())).toBeCloseTo(geodesicArea(ring), 6)
    expect(ringArea(ring) / area - 1).toBeGreaterThan(5e-5)
  })

  it('agree with PostGIS along a line', () => {
    const line = [
      [121.3, 29.0],
      [121.36, 29.02],
      [121.37, 29.05],
    ]
    expect(geodesicLength(line)).toBeCloseTo(9716.77666, 2)
  })

  it('are nothing for a point and for a line there and back', () => {
    expect(geodesicLength([[120, 29]])).toBe(0)
    expect(
      geodesicArea([
        [120, 29],
        [120.1, 29],
        [120, 29],
      ]),
    ).toBe(0)
  })
})
