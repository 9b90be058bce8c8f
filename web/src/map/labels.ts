/** Names of parcels: a parcel that a tile edge cuts comes in several pieces and would be named in each of them. */
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { labelPoint } from './overview'
import { boundsOf } from './bounds'

export interface Piece {
  properties: Record<string, unknown> | null
  geometry: Geometry
}

function size(piece: Piece): number {
  const box = boundsOf(piece.geometry)
  return box ? (box[2] - box[0]) * (box[3] - box[1]) : 0
}

/** One point per parcel, in the middle of its largest piece. */
export function onePerParcel(pieces: Piece[]): FeatureCollection {
  const largest = new Map<string, { piece: Piece; size: number }>()
  for (const piece of pieces) {
    const code = piece.properties?.parcel_code
    if (typeof code !== 'string') continue
    const mine = { piece, size: size(piece) }
    if (mine.size > (largest.get(code)?.size ?? -1)) largest.set(code, mine)
  }
  const features = [...largest.values()].flatMap(({ piece }): Feature[] => {
    const at = labelPoint(piece.geometry)
    if (!at) return []
    return [
      { type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: { ...piece.properties } },
    ]
  })
  return { type: 'FeatureCollection', features }
}
