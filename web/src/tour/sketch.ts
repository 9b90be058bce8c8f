/** Draws a route as a sketch: longitude and latitude to points of a picture, and back. */
import type { LonLat } from '../api/types'
import { waysOf, type Route } from './tour'

export interface Frame {
  width: number
  height: number
  place: (at: LonLat) => [number, number]
  back: (x: number, y: number) => LonLat
  /** A round length and how long it is in the picture. */
  bar: { metres: number; length: number }
}

const EARTH_DEGREE_M = 111_320
const MARGIN = 26
const LEAST_DEGREES = 0.004
const LONGEST_BAR = 0.3

/** The picture that shows the whole route, north above, as wide as high ground looks. */
export function frameOf(route: Route, width: number, height: number): Frame {
  const points: LonLat[] = [
    ...route.stops.map((stop): LonLat => [stop.gate.lon, stop.gate.lat]),
    ...[route.start, route.end].flatMap((each): LonLat[] => (each ? [[each.lon, each.lat]] : [])),
    ...waysOf(route).flatMap((way) => way.line),
  ]
  const lons = points.map((point) => point[0])
  const lats = points.map((point) => point[1])
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = Math.max((east - west) * squeeze, LEAST_DEGREES)
  const high = Math.max(north - south, LEAST_DEGREES)
  const scale = Math.min((width - 2 * MARGIN) / wide, (height - 2 * MARGIN) / high)
  const [midLon, midLat] = [(west + east) / 2, (south + north) / 2]
  return {
    width,
    height,
    place: ([lon, lat]) => [
      width / 2 + (lon - midLon) * squeeze * scale,
      height / 2 - (lat - midLat) * scale,
    ],
    back: (x, y) => [midLon + (x - width / 2) / (squeeze * scale), midLat - (y - height / 2) / scale],
    bar: barOf((width * LONGEST_BAR * EARTH_DEGREE_M) / scale, scale),
  }
}

function barOf(most: number, scale: number): Frame['bar'] {
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = [5, 2, 1].map((part) => part * power).find((each) => each <= most) ?? power
  return { metres, length: (metres / EARTH_DEGREE_M) * scale }
}

/** The path of a line. */
export function pathOf(line: LonLat[], frame: Frame): string {
  return line
    .map(
      (point, i) =>
        `${i ? 'L' : 'M'}${frame
          .place(point)
          .map((each) => each.toFixed(1))
          .join(' ')}`,
    )
    .join('')
}
