/** The answers of the fabric workbench, and the frame that shows a place. */
import type { Geometry, Position } from 'geojson'

export type FabricVerdict = 'ACCEPT' | 'SNAP' | 'REFUSE'
export type FabricState = 'OPEN' | 'SETTLED' | FabricVerdict

export interface FabricDecision {
  verdict: FabricVerdict
  row: number | null
  reason: string | null
  areaBeforeM2: number | null
  areaAfterM2: number | null
  by: string
  at: string
}

export interface FabricIssue {
  id: number
  code: string
  severity: 'ERROR' | 'WARNING'
  row: number
  key: string | null
  accepted: boolean
  otherRow: number | null
  other: string | null
  concealed: boolean
  otherAccepted: boolean | null
  state: FabricState
  message: string
  where: Geometry | null
  decision: FabricDecision | null
}

export interface FabricIssues {
  rows: FabricIssue[]
  next: string | null
  counts: { code: string; n: number; open: number }[]
}

export interface FabricProposal {
  row: number
  key: string | null
  shape: Geometry | null
  refused: string | null
  areaBeforeM2: number
  areaAfterM2: number | null
}

export interface FabricDetail {
  issue: FabricIssue
  own: Geometry | null
  other: Geometry | null
  proposals: FabricProposal[]
}

/** The codes that the workbench takes up. */
export const FABRIC_CODES = [
  'duplicate-shape',
  'overlap',
  'small-overlap',
  'sliver',
  'gap',
  'gap-not-measured',
  'spike',
] as const

const METRES_PER_DEGREE = 111_320

function positions(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'Polygon':
      return geometry.coordinates.flat()
    case 'MultiPolygon':
      return geometry.coordinates.flat(2)
    default:
      return []
  }
}

export interface Frame {
  west: number
  north: number
  /** Metres across and down. */
  width: number
  height: number
  shrink: number
}

/** A frame around a place: so many metres across, three wide to two high. */
export function frameAround(place: Position, metres: number): Frame {
  const shrink = Math.cos((place[1]! * Math.PI) / 180) || 1
  const height = (metres * 2) / 3
  return {
    west: place[0]! - metres / 2 / METRES_PER_DEGREE / shrink,
    north: place[1]! + height / 2 / METRES_PER_DEGREE,
    width: metres,
    height,
    shrink,
  }
}

/** The place of an issue: where the server says, else the first corner of the row. */
export function placeOfIssue(issue: FabricIssue, own: Geometry | null): Position | null {
  const where = issue.where ? positions(issue.where)[0] : undefined
  return where ?? (own ? positions(own)[0] : undefined) ?? null
}

/** How many metres across show the whole of both shapes, at least so many. */
export function wholeOf(place: Position, shapes: Geometry[]): number {
  const shrink = Math.cos((place[1]! * Math.PI) / 180) || 1
  let far = 5
  for (const at of shapes.flatMap(positions)) {
    far = Math.max(
      far,
      Math.abs(at[0]! - place[0]!) * METRES_PER_DEGREE * shrink * 2,
      Math.abs(at[1]! - place[1]!) * METRES_PER_DEGREE * 3,
    )
  }
  return far * 1.05
}

/** The rings of a shape as a path of metres within the frame. */
export function pathIn(frame: Frame, geometry: Geometry): string {
  const rings =
    geometry.type === 'Polygon'
      ? geometry.coordinates
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : []
  return rings
    .map(
      (ring) =>
        'M' +
        ring
          .map((at) => {
            const x = (at[0]! - frame.west) * METRES_PER_DEGREE * frame.shrink
            const y = (frame.north - at[1]!) * METRES_PER_DEGREE
            return `${x.toFixed(4)} ${y.toFixed(4)}`
          })
          .join('L') +
        'Z',
    )
    .join('')
}
