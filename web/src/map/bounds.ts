import type { Geometry } from 'geojson'

/** West, south, east, north in degrees. */
export type Box = [number, number, number, number]

/** The box around a geometry, or null when it is empty. */
export function boundsOf(geometry: Geometry): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  const walk = (at: unknown): void => {
    if (!Array.isArray(at)) return
    if (typeof at[0] === 'number') {
      box[0] = Math.min(box[0], at[0])
      box[1] = Math.min(box[1], at[1] as number)
      box[2] = Math.max(box[2], at[0])
      box[3] = Math.max(box[3], at[1] as number)
    } else at.forEach(walk)
  }
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) {
      const inner = boundsOf(part)
      if (inner) walk([inner.slice(0, 2), inner.slice(2)])
    }
  } else walk(geometry.coordinates)
  return box[0] === Infinity ? null : box
}
