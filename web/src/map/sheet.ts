/** How much land a printed sheet shows at a scale, and which scale shows all of a view. */
import type { Box } from './bounds'
import { project, zoneOf } from './gauss'

export type Paper = 'A4' | 'A3'
export type Orientation = 'portrait' | 'landscape'

const LONG_MM: Record<Paper, number> = { A4: 297, A3: 420 }
const SHORT_MM: Record<Paper, number> = { A4: 210, A3: 297 }
const MARGIN_MM = 10
/** Title above and foot block below the map. */
const TITLE_AND_FOOT_MM = 40

export const SCALES = [500, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000]

/** Width and height of the map on the sheet, in millimetres. */
export function mapOnSheet(paper: Paper, orientation: Orientation): [number, number] {
  const flat = orientation === 'landscape'
  const width = flat ? LONG_MM[paper] : SHORT_MM[paper]
  const height = flat ? SHORT_MM[paper] : LONG_MM[paper]
  return [width - 2 * MARGIN_MM, height - 2 * MARGIN_MM - TITLE_AND_FOOT_MM]
}

/** Width and height in metres of the land that the sheet shows. */
export function landOnSheet(paper: Paper, orientation: Orientation, scale: number): [number, number] {
  const [width, height] = mapOnSheet(paper, orientation)
  return [(width * scale) / 1000, (height * scale) / 1000]
}

/** The largest usual scale at which the whole view fits on the sheet, or the smallest there is. */
export function fittingScale(view: Box, paper: Paper, orientation: Orientation): number {
  const [w, s, e, n] = view
  const zone = zoneOf((w + e) / 2)
  const corners = [project(w, s, zone), project(e, s, zone), project(w, n, zone), project(e, n, zone)]
  const span = (values: number[]) => Math.max(...values) - Math.min(...values)
  const width = span(corners.map((at) => at.east))
  const height = span(corners.map((at) => at.north))
  return (
    SCALES.find((scale) => {
      const [landWidth, landHeight] = landOnSheet(paper, orientation, scale)
      return width <= landWidth && height <= landHeight
    }) ?? SCALES.at(-1)!
  )
}
