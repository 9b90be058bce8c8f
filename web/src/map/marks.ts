/** Boundary points and edge lengths of the chosen parcel, measured in its 3° zone. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'
import { project, zoneOf } from './gauss'
import { number } from '../i18n/format'

/** Shapes with more points than this would drown in their own marks. */
const MOST_POINTS = 60
const SHORTEST_LABELLED_M = 8
/** A length stands between the names of its two points; with less room they would cover each other. */
const ROOM_PX = 54
/** Metres of a pixel of the drawn map at its zoom 0 on the equator. */
const METRES_AT_ZERO = 78271.517

function outerRings(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1)
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map((polygon) => polygon[0])
  return []
}

/** Clockwise degrees by which a label turns to lie along the edge and still be read from below. */
function turnOf(from: { north: number; east: number }, to: { north: number; east: number }): number {
  const angle = (-Math.atan2(to.north - from.north, to.east - from.east) * 180) / Math.PI
  return angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle
}

/** The zoom of the drawn map from which on an edge is long enough for its length to be written. */
function fitsFrom(length: number, latitude: number): number {
  return Math.log2((ROOM_PX * METRES_AT_ZERO * Math.cos((latitude * Math.PI) / 180)) / length)
}

export function boundaryMarks(geometry: Geometry | null): FeatureCollection {
  const features: Feature[] = []
  const rings = geometry ? outerRings(geometry) : []
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > MOST_POINTS)
    return { type: 'FeatureCollection', features }
  let point = 1
  for (const ring of rings) {
    const zone = zoneOf(ring[0][0])
    for (let i = 0; i < ring.length - 1; i++) {
      const [here, next] = [ring[i], ring[i + 1]]
      const [from, to] = [here, next].map(([lon, lat]) => project(lon, lat, zone))
      const length = Math.hypot(to.north - from.north, to.east - from.east)
      features.push({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: here },
        properties: { kind: 'vertex', text: `J${point++}`, turn: 0 },
      })
      if (length < SHORTEST_LABELLED_M) continue
      features.push({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [(here[0] + next[0]) / 2, (here[1] + next[1]) / 2] },
        properties: {
          kind: 'edge',
          text: number(length),
          turn: turnOf(from, to),
          fits: fitsFrom(length, here[1]),
        },
      })
    }
  }
  return { type: 'FeatureCollection', features }
}
