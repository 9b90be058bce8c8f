/**
 * Drawing on the map, by mouse or by keyboard: measuring a line or an area, choosing with a box or a polygon. Lengths and areas are
 * those of the ellipsoid CGCS2000.
 */
import type { LeafletMouseEvent } from 'leaflet'
import type { FeatureCollection, Position } from 'geojson'
import { t } from '../i18n'
import { number } from '../i18n/format'
import type { CountyMap } from './county-map'
import { geodesicArea, geodesicLength } from './geodesy'
import type { SelectedShape } from './view-state'

const MU_PER_M2 = 0.0015
/** Points nearer than this are one: a double click adds its point twice. */
const SAME_PIXELS = 3

/** `path`, `ring` and `spot` end in their points: a line, an area, one point. */
export type Sketching = 'path' | 'ring' | 'spot'
export type Drawing = 'line' | 'area' | 'box' | 'polygon' | Sketching

export const isSketching = (kind: Drawing | null): kind is Sketching =>
  kind === 'path' || kind === 'ring' || kind === 'spot'

export const isMeasuring = (kind: Drawing | null) => kind === 'line' || kind === 'area'

/** What the drawing says while it grows. */
export function drawingText(kind: Drawing, points: Position[]): string {
  if (kind === 'box') return t('desk.boxHint')
  if (kind === 'polygon') return points.length < 3 ? t('desk.polygonHint') : t('map.finish')
  if (isSketching(kind)) return ''
  if (kind === 'line') return points.length < 2 ? t('map.finish') : `${number(geodesicLength(points))} m`
  if (points.length < 3) return t('map.finish')
  const metres = geodesicArea(points)
  return `${number(metres)} m² · ${number(metres * MU_PER_M2)} ${t('unit.mu')}`
}

/** The box between two corners, or null as long as it has no extent. */
export function boxBetween(a: Position, b: Position): SelectedShape | null {
  const [w, e] = [Math.min(a[0]!, b[0]!), Math.max(a[0]!, b[0]!)]
  const [s, n] = [Math.min(a[1]!, b[1]!), Math.max(a[1]!, b[1]!)]
  return w < e && s < n ? { kind: 'box', box: [w, s, e, n] } : null
}

/** The drawn points as features: the line or area between them, and the points. */
export function drawn(kind: Drawing, points: Position[]): FeatureCollection {
  const features: FeatureCollection['features'] = points.map((at) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: at },
    properties: {},
  }))
  if (points.length > 1) {
    const ring = kind === 'box' ? cornersOf(points[0]!, points.at(-1)!) : points
    const closed = kind !== 'line' && kind !== 'path' && ring.length > 2
    features.unshift({
      type: 'Feature',
      geometry: closed
        ? { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
        : { type: 'LineString', coordinates: ring },
      properties: {},
    })
  }
  return { type: 'FeatureCollection', features }
}

function cornersOf(a: Position, b: Position): Position[] {
  return [
    [a[0]!, a[1]!],
    [b[0]!, a[1]!],
    [b[0]!, b[1]!],
    [a[0]!, b[1]!],
  ]
}

export interface DrawingEvents {
  /** The running result, or the hint what to do next. */
  say: (text: string) => void
  /** A box or a polygon is finished. */
  chosen: (shape: SelectedShape) => void
  /** A sketch is finished. */
  sketched?: (points: Position[]) => void
}

/** Points without which a drawing cannot end. */
const LEAST: Partial<Record<Drawing, number>> = { polygon: 3, ring: 3, path: 2, spot: 1 }

/**
 * Starts drawing. By mouse: click sets a point, double click ends. By keyboard, with the map in focus: Space sets a point at the
 * cross in the middle, Enter ends, Backspace takes the last point back. Answers how to stop and clear.
 */
export function startDrawing(map: CountyMap, kind: Drawing, events: DrawingEvents): () => void {
  const points: Position[] = []
  let done = false
  const element = map.leaflet.getContainer()

  const show = (extra?: Position) => {
    const all = extra ? [...points, extra] : points
    map.setData('drawing', drawn(kind, all))
    events.say(drawingText(kind, all))
  }
  const finish = () => {
    if (done) return
    if (points.length < (LEAST[kind] ?? 0)) return
    done = true
    show()
    if (kind === 'polygon') events.chosen({ kind: 'polygon', corners: [...points] })
    if (isSketching(kind)) events.sketched?.([...points])
  }
  const add = (at: Position) => {
    if (done || isSame(at)) return
    points.push(at)
    const box = kind === 'box' && points.length === 2 ? boxBetween(points[0]!, points[1]!) : null
    if (box) {
      done = true
      events.chosen(box)
      return
    }
    if (kind === 'spot') return finish()
    if (kind === 'box' && points.length === 2) points.pop()
    show()
  }
  const isSame = (at: Position) => {
    const last = points.at(-1)
    if (!last) return false
    const [a, b] = [last, at].map(([lon, lat]) => map.leaflet.latLngToContainerPoint([lat!, lon!]))
    return a!.distanceTo(b!) < SAME_PIXELS
  }
  const click = (event: LeafletMouseEvent) => add([event.latlng.lng, event.latlng.lat])
  const follow = (event: LeafletMouseEvent) => {
    if (!done && points.length > 0) show([event.latlng.lng, event.latlng.lat])
  }
  const key = (event: KeyboardEvent) => {
    const centre = map.leaflet.getCenter()
    if (event.key === ' ') add([centre.lng, centre.lat])
    else if (event.key === 'Enter') finish()
    else if (event.key === 'Backspace' && !done) {
      points.pop()
      show()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  element.classList.add('measuring')
  map.leaflet.doubleClickZoom.disable()
  map.leaflet.on('click', click).on('mousemove', follow).on('dblclick', finish)
  element.addEventListener('keydown', key, { capture: true })
  show()
  return () => {
    map.leaflet.off('click', click).off('mousemove', follow).off('dblclick', finish)
    map.leaflet.doubleClickZoom.enable()
    element.removeEventListener('keydown', key, { capture: true })
    element.classList.remove('measuring')
    map.setData('drawing', { type: 'FeatureCollection', features: [] })
  }
}
