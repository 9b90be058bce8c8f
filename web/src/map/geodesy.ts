/**
 * Lengths and areas on the ellipsoid CGCS2000: measured in the Gauss plane and freed of its scale, which is 1 on the central meridian
 * and grows with the distance from it. Good to a millionth within a zone; registers write such areas, maps show the plane.
 */
import { project, pathLength, zoneOf, type Plane } from './gauss'

const A = 6378137
const F = 1 / 298.257222101
const E2 = F * (2 - F)
const CENTRE = 500_000

/** Square of the mean radius of curvature at a latitude in degrees. */
function radiusSquared(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180)
  return (A * A * (1 - E2)) / (1 - E2 * sine * sine) ** 2
}

/** Linear scale of the Gauss plane at an easting. */
function scale(east: number, r2: number): number {
  const u = (east - CENTRE) ** 2 / r2
  return 1 + u / 2 + (u * u) / 24
}

/** Length in metres of a path of lon/lat points. */
export function geodesicLength(points: number[][]): number {
  const zone = zoneOf(points[0]?.[0] ?? 0)
  let length = 0
  for (let i = 1; i < points.length; i++) {
    const ends = [points[i - 1]!, points[i]!]
    const [from, to] = ends.map(([lon, lat]) => project(lon!, lat!, zone)) as [Plane, Plane]
    const r2 = radiusSquared((ends[0]![1]! + ends[1]![1]!) / 2)
    const shrink = [from.east, (from.east + to.east) / 2, to.east].map((east) => 1 / scale(east, r2))
    const mean = (shrink[0]! + 4 * shrink[1]! + shrink[2]!) / 6
    length += Math.hypot(to.north - from.north, to.east - from.east) * mean
  }
  return length
}

/** Area in m² of a ring of lon/lat points; its first point need not be repeated. */
export function geodesicArea(ring: number[][]): number {
  if (ring.length < 3 || pathLength(ring) === 0) return 0
  const zone = zoneOf(ring[0]![0]!)
  const plane = ring.map(([lon, lat]) => project(lon!, lat!, zone))
  const origin = plane[0]!
  let area = 0
  let moment = 0
  plane.forEach((at, i) => {
    const next = plane[(i + 1) % plane.length]!
    const cross =
      (at.east - origin.east) * (next.north - origin.north) -
      (next.east - origin.east) * (at.north - origin.north)
    // The triangle with the first corner, and the second moment of it about the central meridian.
    const [a, b, c] = [origin.east - CENTRE, at.east - CENTRE, next.east - CENTRE]
    area += cross / 2
    moment += (cross / 2) * ((a * a + b * b + c * c + a * b + b * c + c * a) / 6)
  })
  if (area === 0) return 0
  const latitude = ring.reduce((sum, at) => sum + at[1]!, 0) / ring.length
  const u = moment / area / radiusSquared(latitude)
  return Math.abs(area) * (1 - u + (2 / 3) * u * u)
}
