import { describe, expect, it } from 'vitest'
import { boxBetween, drawingText, drawn } from './drawing'

describe('drawing on the map', () => {
  it('makes the same box of two corners in any order, and none without extent', () => {
    const box = { kind: 'box', box: [120, 29, 121, 30] }
    expect(boxBetween([120, 30], [121, 29])).toEqual(box)
    expect(boxBetween([121, 29], [120, 30])).toEqual(box)
    expect(boxBetween([120, 29], [120, 30])).toBeNull()
  })

  it('draws a line open, an area closed, a box with four corners', () => {
    const two = [
      [120, 29],
      [121, 30],
    ]
    expect(drawn('line', two).features[0]!.geometry.type).toBe('LineString')
    const box = drawn('box', two).features[0]!.geometry
    expect(box.type === 'Polygon' && box.coordinates[0]).toHaveLength(5)
    const area = drawn('area', [...two, [120, 31]]).features[0]!.geometry
    expect(area.type).toBe('Polygon')
  })

  it('says length in metres, area in square metres and mu', () => {
    expect(
      drawingText('line', [
        [120.55, 29],
        [120.56, 29],
      ]),
    ).toMatch(/^97[0-9]\.\d\d m$/)
    expect(
      drawingText('area', [
        [120.55, 29.0],
        [120.56, 29.0],
        [120.56, 29.01],
        [120.55, 29.01],
      ]),
    ).toContain('1\u2009619.88')
  })
})
