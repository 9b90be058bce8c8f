/** Measuring on the map: click points, double-click or Enter ends, Esc cancels. Lengths and areas are Gauss plane values. */
import type { LeafletMouseEvent } from 'leaflet'
import type { FeatureCollection, Position } from 'geojson'
import type { CountyMap } from './county-map'
import { pathLength, ringArea } from './gauss'
import { number } from '../i18n/format'
import { t } from '../i18n'

const MU_PER_M2 = 0.0015

export type Measuring = 'line' | 'area'

export function measureText(kind: Measuring, points: Position[]): string {
  if (kind === 'line') return points.length < 2 ? t('map.finish') : `${number(pathLength(points))} m`
  if (points.length < 3) return t('map.finish')
  const metres = ringArea(points)
  return `${number(metres)} m² · ${number(metres * MU_PER_M2)} ${t('unit.mu')}`
}

function drawing(kind: Measuring, points: Position[]): FeatureCollection {
  const shape =
    kind === 'area' && points.length > 2
      ? { type: 'Polygon' as const, coordinates: [[...points, points[0]]] }
      : { type: 'LineString' as const, coordinates: points }
  return {
    type: 'FeatureCollection',
    features: [
      ...(points.length > 1 ? [{ type: 'Feature' as const, geometry: shape, properties: {} }] : []),
      ...points.map((at) => ({
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: at },
        properties: {},
      })),
    ],
  }
}

/** Starts measuring; `say` gets the running result. Answers how to stop and clear. */
export function startMeasuring(map: CountyMap, kind: Measuring, say: (text: string) => void): () => void {
  const points: Position[] = []
  let done = false
  const element = map.leaflet.getContainer()
  const show = (extra?: Position) => {
    const all = extra ? [...points, extra] : points
    map.setData('drawing', drawing(kind, all))
    say(measureText(kind, all))
  }
  const add = (event: LeafletMouseEvent) => {
    if (done) return
    points.push([event.latlng.lng, event.latlng.lat])
    show()
  }
  const follow = (event: LeafletMouseEvent) => {
    if (!done && points.length > 0) show([event.latlng.lng, event.latlng.lat])
  }
  const finish = () => {
    done = true
    show()
  }
  element.classList.add('measuring')
  map.leaflet.doubleClickZoom.disable()
  map.leaflet.on('click', add).on('mousemove', follow).on('dblclick', finish)
  say(measureText(kind, points))
  return () => {
    map.leaflet.off('click', add).off('mousemove', follow).off('dblclick', finish)
    map.leaflet.doubleClickZoom.enable()
    element.classList.remove('measuring')
    map.setData('drawing', { type: 'FeatureCollection', features: [] })
  }
}
