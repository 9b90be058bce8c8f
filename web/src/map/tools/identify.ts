/** What lies at a point in the layers that are visible, each thing once. */
import type { Map as GlMap, MapGeoJSONFeature, PointLike } from 'maplibre-gl'

export const ASKED = [
  'lamps',
  'redlines',
  'parcels',
  'timeline',
  'control_lines',
  'utilities',
  'parks',
  'areas',
] as const
export type Asked = (typeof ASKED)[number]

export interface Found {
  source: Asked
  key: string
  title: string
  /** What is known of it, by the names of the published layers. */
  properties: Record<string, unknown>
}

/** Properties that say which thing it is, the best first. */
const KEYS = ['parcel_code', 'park_code', 'area_code', 'line_code', 'utility_code', 'code', 'no', 'id']
const HIDDEN = new Set(['id', 'part', 'chosen', 'open', 'order', 'worst', 'stages', 'kindText', 'note'])

interface Piece {
  source: string
  properties: Record<string, unknown>
}

/** The things among pieces that tiles have cut, in the order of `ASKED`. */
export function distinct(pieces: readonly Piece[]): Found[] {
  const found = new Map<string, Found>()
  for (const piece of pieces) {
    const source = ASKED.find((each) => each === piece.source)
    if (!source) continue
    const key = KEYS.map((name) => piece.properties[name]).find(
      (value) => value !== undefined && value !== null,
    )
    if (key === undefined) continue
    const shown = Object.entries(piece.properties).filter(
      ([name, value]) => !HIDDEN.has(name) && value !== null && value !== '',
    )
    const id = `${source} ${String(key)}`
    if (!found.has(id))
      found.set(id, {
        source,
        key: String(key),
        title: String(piece.properties.name || piece.properties.words || key),
        properties: Object.fromEntries(shown),
      })
  }
  return [...found.values()].sort((a, b) => ASKED.indexOf(a.source) - ASKED.indexOf(b.source))
}

/** Everything that is drawn within so many pixels. */
export function foundAt(gl: GlMap, at: { x: number; y: number }, reach: number): Found[] {
  const box: [PointLike, PointLike] = [
    [at.x - reach, at.y - reach],
    [at.x + reach, at.y + reach],
  ]
  return distinct(
    gl.queryRenderedFeatures(box).map((each: MapGeoJSONFeature) => ({
      source: each.source,
      properties: each.properties as Record<string, unknown>,
    })),
  )
}
