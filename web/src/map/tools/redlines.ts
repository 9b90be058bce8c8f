/** Redlines: what the server says of them, and how they are drawn. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { get } from '../../api/client'
import { labelPoint } from '../overview'
import { halo, text } from '../style-parts'
import { token } from '../tokens'

export const REDLINE_KINDS = ['LINE', 'POLYGON', 'ARROW', 'TEXT'] as const
export const REDLINE_STATES = ['OPEN', 'ANSWERED', 'CLOSED', 'WITHDRAWN'] as const
export type RedlineKind = (typeof REDLINE_KINDS)[number]
export type RedlineState = (typeof REDLINE_STATES)[number]
export type RedlineAct = 'DRAW' | 'ANSWER' | 'CLOSE' | 'REOPEN' | 'WITHDRAW' | 'UNDO'

export interface RedlineStep {
  no: number
  act: RedlineAct
  by: string
  byName: string
  at: string
  words: string | null
  undoes: number | null
  undone: boolean
}

export interface Redline {
  id: string
  no: string
  kind: RedlineKind
  geometry: Geometry
  words: string
  by: string
  byName: string
  office: string
  addressee: string | null
  addresseeName: string | null
  dueOn: string | null
  drawnAt: string
  parkCode: string | null
  town: string | null
  state: RedlineState
  overdue: boolean
  version: number
  history: RedlineStep[]
}

export interface RedlinePage {
  rows: Redline[]
  next: string | null
}

const MOST_ON_MAP = 1_000
const HEAD_SHARE = 0.18
const HEAD_ANGLE = (150 * Math.PI) / 180

/** The redlines of the map: all that were not withdrawn, the newest. */
export async function redlinesOnMap(): Promise<Redline[]> {
  const rows: Redline[] = []
  let after: string | null = null
  do {
    const page: RedlinePage = await get<RedlinePage>('/api/redlines', { after })
    rows.push(...page.rows.filter((row) => row.state !== 'WITHDRAWN'))
    after = page.next
  } while (after !== null && rows.length < MOST_ON_MAP)
  return rows
}

/** `12` of `\u5708\u30142026\u301512`. */
export const shortNo = (no: string) => no.replace(/^.*\u3015/, '')

/** The two strokes of an arrow's head; degrees of longitude are narrower than those of latitude. */
export function arrowHead(line: readonly Position[]): Position[][] {
  const [from, to] = [line.at(-2), line.at(-1)]
  if (!from || !to) return []
  const narrow = Math.cos((to[1]! * Math.PI) / 180)
  const east = (to[0]! - from[0]!) * narrow
  const north = to[1]! - from[1]!
  const length = Math.hypot(east, north) * HEAD_SHARE
  const way = Math.atan2(north, east)
  return [HEAD_ANGLE, -HEAD_ANGLE].map((turn) => [
    to,
    [to[0]! + (length * Math.cos(way + turn)) / narrow, to[1]! + length * Math.sin(way + turn)],
  ])
}

function numberPoint(geometry: Geometry): Position | null {
  if (geometry.type === 'Point') return geometry.coordinates
  if (geometry.type === 'LineString') return geometry.coordinates[0] ?? null
  return labelPoint(geometry)
}

function featuresOf(mark: Redline, chosen: boolean): Feature[] {
  const properties = {
    id: mark.id,
    no: shortNo(mark.no),
    words: mark.words.length > 14 ? `${mark.words.slice(0, 14)}…` : mark.words,
    kind: mark.kind,
    open: mark.state === 'OPEN' || mark.state === 'ANSWERED',
    chosen,
  }
  const feature = (geometry: Geometry, part: string): Feature => ({
    type: 'Feature',
    geometry,
    properties: { ...properties, part },
  })
  const at = numberPoint(mark.geometry)
  const features = mark.kind === 'TEXT' ? [] : [feature(mark.geometry, 'shape')]
  if (mark.kind === 'ARROW' && mark.geometry.type === 'LineString')
    features.push(
      feature({ type: 'MultiLineString', coordinates: arrowHead(mark.geometry.coordinates) }, 'shape'),
    )
  if (at) features.push(feature({ type: 'Point', coordinates: at }, 'number'))
  return features
}

export function redlineFeatures(marks: readonly Redline[], chosen: string | null): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: marks.flatMap((mark) => featuresOf(mark, mark.id === chosen)),
  }
}

export const REDLINE_LAYERS = [
  'redlines-fill',
  'redlines-line',
  'redlines-dot',
  'redlines-number',
  'redlines-words',
]

export function redlineLayers(): LayerSpecification[] {
  const visibility = 'none' as const
  const is = (part: string) => ['==', ['get', 'part'], part] as never
  const colour = ['case', ['get', 'open'], token('red-line'), token('text-3')] as never
  return [
    {
      id: 'redlines-fill',
      type: 'fill',
      source: 'redlines',
      filter: ['all', is('shape'), ['==', ['geometry-type'], 'Polygon']],
      layout: { visibility },
      paint: { 'fill-color': colour, 'fill-opacity': ['case', ['get', 'chosen'], 0.2, 0.08] as never },
    },
    {
      id: 'redlines-line',
      type: 'line',
      source: 'redlines',
      filter: is('shape'),
      layout: { visibility, 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colour, 'line-width': ['case', ['get', 'chosen'], 4.5, 2.6] as never },
    },
    {
      id: 'redlines-dot',
      type: 'circle',
      source: 'redlines',
      filter: is('number'),
      layout: { visibility },
      paint: {
        'circle-radius': ['case', ['get', 'chosen'], 14, 11] as never,
        'circle-color': token('white'),
        'circle-stroke-color': colour,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'redlines-number',
      type: 'symbol',
      source: 'redlines',
      filter: is('number'),
      layout: { visibility, ...text(['get', 'no'] as never, 12), 'text-allow-overlap': true } as never,
      paint: { 'text-color': colour },
    },
    {
      id: 'redlines-words',
      type: 'symbol',
      source: 'redlines',
      minzoom: 12,
      filter: is('number'),
      layout: {
        visibility,
        ...text(['get', 'words'] as never, 12),
        'text-anchor': 'left',
        'text-offset': [1.3, 0],
        'text-optional': true,
      } as never,
      paint: halo('red-line'),
    },
  ]
}
