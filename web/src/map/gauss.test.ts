import { describe, expect, it } from 'vitest'
import { pathLength, project, ringArea, zoneOf } from './gauss'

describe('the Gauss projection', () => {
  // Expected values: PROJ, EPSG:4490 to EPSG:4528 (zone 40).
  it.each([
    [120.55, 29.0, 3209394.0301144, 553591.8389121],
    [121.49, 28.123456, 3113020.63708822, 646401.0459922],
  ])('agrees with PROJ at %f, %f to a tenth of a millimetre', (lon, lat, north, east) => {
    const plane = project(lon, lat, 40)
    expect(plane.north).toBeCloseTo(north, 4)
    expect(plane.east).toBeCloseTo(east, 4)
  })

  it('takes the zone whose central meridian is nearest', () => {
    expect(zoneOf(120.55)).toBe(40)
    expect(zoneOf(118.4)).toBe(39)
  })

  it('measures lengths and areas in that plane', () => {
    const side = 0.001
    const square = [
      [120, 29],
      [120 + side, 29],
      [120 + side, 29 + side],
      [120, 29 + side],
    ]
    const width = pathLength(square.slice(0, 2))
    const height = pathLength(square.slice(1, 3))
    expect(height).toBeCloseTo(110.85, 1)
    expect(ringArea(square)).toBeCloseTo(width * height, 0)
  })
})
