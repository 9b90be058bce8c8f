/** Everything that makes up a view of the map, as the query part of an address: shared links and bookmarks are the same text. */
import type { Polygon, Position } from 'geojson'
import type { Box } from './bounds'
import { readSpec, writeSpec, type ClassSpec } from './tools/class-spec'
import { readCompare, writeCompare, type Compare } from './tools/compare'
import { DEFAULT_LAYERS } from './layers'
import { THEMES, type Theme } from './themes'

export interface ViewState {
  at: [number, number] | null
  zoom: number | null
  theme: Theme
  year: number | null
  asOf: string | null
  knownAt: string | null
  layers: ReadonlySet<string>
  /** Opacity by layer of the tree, 0 to 1; a layer that is not named is opaque. */
  opacity: Readonly<Record<string, number>>
  shape: SelectedShape | null
  parcel: string | null
  list: boolean
  /** A theme that somebody has built, in the place of `theme`. */
  classes: ClassSpec | null
  /** The day that the time line shows; null when it is closed. */
  day: string | null
  /** What the other side of a divided map shows. */
  compare: Compare | null
}

/** What parcels are chosen with: a box, or the corners of a polygon (its first corner is not repeated). */
export type SelectedShape = { kind: 'box'; box: Box } | { kind: 'polygon'; corners: Position[] }

export type Query = Record<string, string>

const DEGREE_DIGITS = 6
const DAY = /^\d{4}-\d\d-\d\d$/

export const EMPTY_VIEW: ViewState = {
  at: null,
  zoom: null,
  theme: 'idle',
  year: null,
  asOf: null,
  knownAt: null,
  layers: new Set(DEFAULT_LAYERS),
  opacity: {},
  shape: null,
  parcel: null,
  list: false,
  classes: null,
  day: null,
  compare: null,
}

const degrees = (value: number) => String(Number(value.toFixed(DEGREE_DIGITS)))

/** The state as query parameters; what is as usual is left out. */
export function toQuery(state: ViewState): Query {
  const query: Query = {}
  if (state.at) query.at = state.at.map(degrees).join(',')
  if (state.zoom !== null) query.zoom = String(Number(state.zoom.toFixed(2)))
  if (state.theme !== 'idle') query.theme = state.theme
  if (state.year !== null) query.year = String(state.year)
  if (state.asOf) query.asOf = state.asOf
  if (state.knownAt) query.knownAt = state.knownAt
  const layers = [...state.layers].sort().join(',')
  if (layers !== [...DEFAULT_LAYERS].sort().join(',')) query.layers = layers || '-'
  const opacity = Object.entries(state.opacity).filter(([, value]) => value < 1)
  if (opacity.length)
    query.opacity = opacity.map(([id, value]) => `${id}:${Math.round(value * 100)}`).join(',')
  if (state.shape?.kind === 'box') query.box = state.shape.box.map(degrees).join(',')
  if (state.shape?.kind === 'polygon')
    query.polygon = state.shape.corners.map((corner) => corner.slice(0, 2).map(degrees).join(' ')).join(',')
  if (state.parcel) query.parcel = state.parcel
  if (state.list) query.list = '1'
  if (state.classes) query.classes = writeSpec(state.classes)
  if (state.day) query.day = state.day
  if (state.compare) query.compare = writeCompare(state.compare)
  return query
}

function numbers(text: string, separator: string | RegExp): number[] | null {
  const all = text.split(separator).map((part) => (part.trim() === '' ? NaN : Number(part)))
  return all.every(Number.isFinite) ? all : null
}

function shapeOf(query: Record<string, unknown>): SelectedShape | null {
  const box = typeof query.box === 'string' ? numbers(query.box, ',') : null
  if (box?.length === 4 && box[0]! < box[2]! && box[1]! < box[3]!) return { kind: 'box', box: box as Box }
  if (typeof query.polygon !== 'string') return null
  const corners = query.polygon.split(',').map((corner) => numbers(corner, ' '))
  return corners.length > 2 && corners.every((corner) => corner?.length === 2)
    ? { kind: 'polygon', corners: corners as Position[] }
    : null
}

function opacityOf(text: unknown): Record<string, number> {
  const found: Record<string, number> = {}
  for (const part of typeof text === 'string' ? text.split(',') : []) {
    const [id, percent] = part.split(':')
    const value = Number(percent) / 100
    if (id && percent && value >= 0 && value < 1) found[id] = value
  }
  return found
}

/** Reads an address; what is missing or makes no sense is as usual. */
export function fromQuery(query: Record<string, unknown>): ViewState {
  const text = (name: string) => (typeof query[name] === 'string' ? (query[name] as string) : null)
  const at = numbers(text('at') ?? '', ',')
  const zoom = Number(text('zoom') ?? NaN)
  const year = Number(text('year') ?? NaN)
  const knownAt = text('knownAt')
  return {
    at: at?.length === 2 ? [at[0]!, at[1]!] : null,
    zoom: zoom > 0 && zoom < 25 ? zoom : null,
    theme: THEMES.find((theme) => theme === query.theme) ?? 'idle',
    year: Number.isInteger(year) && year > 1900 ? year : null,
    asOf: DAY.test(text('asOf') ?? '') ? text('asOf') : null,
    knownAt: knownAt && !Number.isNaN(Date.parse(knownAt)) ? knownAt : null,
    layers:
      text('layers') === null
        ? new Set(DEFAULT_LAYERS)
        : new Set(
            text('layers')!
              .split(',')
              .filter((id) => id !== '-' && id !== ''),
          ),
    opacity: opacityOf(query.opacity),
    shape: shapeOf(query),
    parcel: text('parcel'),
    list: query.list === '1',
    classes: readSpec(query.classes),
    day: DAY.test(text('day') ?? '') ? text('day') : null,
    compare: readCompare(query.compare),
  }
}

/** The corners as a closed GeoJSON polygon. */
export function polygonOf(shape: SelectedShape): Polygon {
  if (shape.kind === 'polygon')
    return { type: 'Polygon', coordinates: [[...shape.corners, shape.corners[0]!]] }
  const [w, s, e, n] = shape.box
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  }
}

/** What the server takes for the shape. */
export function shapeBody(shape: SelectedShape): { bbox: Box } | { geometry: Polygon } {
  return shape.kind === 'box' ? { bbox: shape.box } : { geometry: polygonOf(shape) }
}
