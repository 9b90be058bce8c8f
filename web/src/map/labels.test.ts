import { describe, expect, it } from 'vitest'
import { onePerParcel, type Piece } from './labels'

function piece(code: string, west: number, east: number): Piece {
  const ring = [
    [west, 0],
    [east, 0],
    [east, 1],
    [west, 1],
    [west, 0],
  ]
  return { properties: { parcel_code: code }, geometry: { type: 'Polygon', coordinates: [ring] } }
}

describe('the names of parcels', () => {
  it('stand once, in the largest piece', () => {
    const { features } = onePerParcel([piece('A', 0, 1), piece('A', 1, 5), piece('B', 0, 2)])
    expect(features.map((each) => [each.properties?.parcel_code, each.geometry])).toEqual([
      ['A', { type: 'Point', coordinates: [3, 0.5] }],
      ['B', { type: 'Point', coordinates: [1, 0.5] }],
    ])
  })

  it('need a parcel code', () => {
    expect(onePerParcel([{ ...piece('A', 0, 1), properties: null }]).features).toEqual([])
  })
})
