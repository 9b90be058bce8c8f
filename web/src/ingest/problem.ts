/** One problem of a check, as its row in the report shows it. */
import type { FeatureCollection } from 'geojson'
import type { ImportProblem, LonLat } from '../api/types'
import { labelPoint } from '../map/overview'

/** The message without file, row and column, which stand beside it already. */
export function bareMessage(problem: ImportProblem, fileName: string | null): string {
  const { message } = problem
  if (!fileName || !message.startsWith(fileName)) return message
  const bare = message.slice(fileName.length).match(/^[^:\uff1a]*\d[^:\uff1a]*[:\uff1a]\s*(.+)$/s)
  return bare?.[1] ?? message
}

function pointOf(where: ImportProblem['where']): LonLat | null {
  if (!where || where.type === 'GeometryCollection') return null
  if (where.type === 'Point') return [where.coordinates[0]!, where.coordinates[1]!]
  const centre = labelPoint(where)
  if (centre) return [centre[0]!, centre[1]!]
  const first = where.coordinates.flat(3) as number[]
  return first.length > 1 ? [first[0]!, first[1]!] : null
}

/** Where the problem lies: its own place, else the middle of the shape of its row. */
export function placeOf(problem: ImportProblem, shapes: FeatureCollection | null): LonLat | null {
  const own = pointOf(problem.where)
  if (own || problem.row === null) return own
  return pointOf(shapes?.features.find((each) => each.properties?.row === problem.row)?.geometry ?? null)
}
