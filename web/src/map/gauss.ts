/**
 * Gauss-Krüger projection of CGCS2000 (EPSG:4490) in 3° zones, in the Chinese order: X is north, Y is east with the
 * zone number in front. Series of Krüger in the third flattening, good to well under a millimetre inside a zone.
 */

const A = 6378137
const F = 1 / 298.257222101
const FALSE_EASTING = 500_000

const N = F / (2 - F)
const E = Math.sqrt(F * (2 - F))
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64 + N ** 6 / 256)
const ALPHA = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3 + (41 / 180) * N ** 4,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3 + (557 / 1440) * N ** 4,
  (61 / 240) * N ** 3 - (103 / 140) * N ** 4,
  (49561 / 161280) * N ** 4,
]

/** Metres in the plane of one zone; `east` is without the zone number. */
export interface Plane {
  north: number
  east: number
}

export function zoneOf(longitude: number): number {
  return Math.round(longitude / 3)
}

export function project(longitude: number, latitude: number, zone = zoneOf(longitude)): Plane {
  const phi = (latitude * Math.PI) / 180
  const lambda = ((longitude - zone * 3) * Math.PI) / 180
  const conformal = Math.sinh(Math.atanh(Math.sin(phi)) - E * Math.atanh(E * Math.sin(phi)))
  const xi = Math.atan2(conformal, Math.cos(lambda))
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(conformal, Math.cos(lambda)))
  let north = xi
  let east = eta
  ALPHA.forEach((alpha, index) => {
    const k = 2 * (index + 1)
    north += alpha * Math.sin(k * xi) * Math.cosh(k * eta)
    east += alpha * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  return { north: RADIUS * north, east: FALSE_EASTING + RADIUS * east }
}

/** Length in metres of a path of lon/lat points, measured in the zone of its first point. */
export function pathLength(points: number[][]): number {
  const zone = zoneOf(points[0]?.[0] ?? 0)
  const plane = points.map(([lon, lat]) => project(lon, lat, zone))
  return plane
    .slice(1)
    .reduce((sum, at, i) => sum + Math.hypot(at.north - plane[i].north, at.east - plane[i].east), 0)
}

/** Area in m² of a ring of lon/lat points, in the plane of the zone of its first point. */
export function ringArea(ring: number[][]): number {
  const zone = zoneOf(ring[0]?.[0] ?? 0)
  const plane = ring.map(([lon, lat]) => project(lon, lat, zone))
  const origin = plane[0]
  const twice = plane.reduce((sum, at, i) => {
    const next = plane[(i + 1) % plane.length]
    return (
      sum +
      (at.east - origin.east) * (next.north - origin.north) -
      (next.east - origin.east) * (at.north - origin.north)
    )
  }, 0)
  return Math.abs(twice) / 2
}
