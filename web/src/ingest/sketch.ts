/** Shapes of longitude and latitude as paths of a small picture. */
import type { Geometry, Position } from 'geojson'

/** What is drawn: a path for lines and areas, places for points, all in the units of the view box. */
export interface Sketch {
  viewBox: string
  paths: { d: string; sort: string }[]
  dots: { x: number; y: number; sort: string }[]
}

const WIDTH = 300
const HEIGHT = 200
const MARGIN = 10

function rings(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    case 'LineString':
      return [geometry.coordinates]
    case 'GeometryCollection':
      return geometry.geometries.flatMap(rings)
    default:
      return []
  }
}

function points(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'MultiPoint':
      return geometry.coordinates
    case 'GeometryCollection':
      return geometry.geometries.flatMap(points)
    default:
      return []
  }
}

/** Fits groups of shapes into one picture, north up; a degree of longitude is shortened by the latitude. */
export function sketch(groups: { sort: string; shapes: Geometry[] }[]): Sketch {
  const all = groups.flatMap(({ shapes }) =>
    shapes.flatMap((each) => [...rings(each).flat(), ...points(each)]),
  )
  const xs = all.map((each) => each[0]!)
  const ys = all.map((each) => each[1]!)
  const west = xs.reduce((a, b) => Math.min(a, b), Infinity)
  const east = xs.reduce((a, b) => Math.max(a, b), -Infinity)
  const south = ys.reduce((a, b) => Math.min(a, b), Infinity)
  const north = ys.reduce((a, b) => Math.max(a, b), -Infinity)
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180) || 1
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max((east - west) * shrink, 1e-6),
    (HEIGHT - 2 * MARGIN) / Math.max(north - south, 1e-6),
  )
  const left = (WIDTH - (east - west) * shrink * scale) / 2
  const top = (HEIGHT - (north - south) * scale) / 2
  const place = (at: Position) => ({
    x: Math.round((left + (at[0]! - west) * shrink * scale) * 10) / 10,
    y: Math.round((top + (north - at[1]!) * scale) * 10) / 10,
  })
  const paths: Sketch['paths'] = []
  const dots: Sketch['dots'] = []
  for (const { sort, shapes } of groups) {
    for (const shape of shapes) {
      const d = rings(shape)
        .map((ring) => 'M' + ring.map((at) => `${place(at).x} ${place(at).y}`).join('L'))
        .join('')
      if (d) paths.push({ d, sort })
      // a parcel seen from far is smaller than a stroke: a dot shows where it is
      const first = rings(shape)[0]?.[0]
      const marks = points(shape).concat(first && sort !== 'ground' ? [first] : [])
      for (const at of marks) dots.push({ ...place(at), sort })
    }
  }
  return { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, paths, dots }
}
