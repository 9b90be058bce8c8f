/** What a page hands to the map, as the features of the map's own sources. */
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { Candidate, LonLat, ProjectRow } from '../api/types'
import { labelPoint } from './overview'
import { token } from './tokens'
import { parcelState } from './themes'

export interface ChosenParcel {
  code: string
  name: string | null
  geometry: Geometry | null
  colour?: string
  point?: LonLat | null
  note?: string
}

export interface Caption {
  point: LonLat
  text: string
}

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }
const NAMED_LAMPS = 5
const LAMP_ORDER = { GREY: 0, GREEN: 1, YELLOW: 2, RED: 3 }
const CASE_ORDER: Record<string, number> = { suspected: 1, investigating: 2, found: 3 }

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })
const atPoint = (point: number[], properties: Feature['properties']): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: point },
  properties,
})

export function caseFeatures(cases: Candidate[]): FeatureCollection {
  return collection(
    cases.flatMap((row) => {
      const state = parcelState(row.finding, row.legalState)
      const order = CASE_ORDER[state]
      if (!row.point || order === undefined) return []
      return [atPoint(row.point, { code: row.parcelCode, name: row.name, state, order })]
    }),
  )
}

/** Only the worst are named at small scales; the names of all would hide the lamps. */
function worstLamps(projects: ProjectRow[]): Set<string> {
  const red = projects.filter((row) => row.lamp === 'RED' && row.point)
  const worst = red.sort((a, b) => (a.lagPoints ?? 0) - (b.lagPoints ?? 0)).slice(0, NAMED_LAMPS)
  return new Set(worst.map((row) => row.projectCode))
}

export function lampFeatures(projects: ProjectRow[]): FeatureCollection {
  const worst = worstLamps(projects)
  return collection(
    projects.flatMap((row) =>
      row.point
        ? [
            atPoint(row.point, {
              code: row.projectCode,
              name: row.name,
              lamp: row.lamp,
              worst: worst.has(row.projectCode),
              order: LAMP_ORDER[row.lamp],
            }),
          ]
        : [],
    ),
  )
}

export function captionFeatures(captions: Caption[]): FeatureCollection {
  return collection(captions.map(({ point, text }) => atPoint(point, { text })))
}

export function selectionFeatures(chosen: ChosenParcel | null): FeatureCollection {
  if (!chosen) return EMPTY
  const features: Feature[] = []
  if (chosen.geometry) {
    const properties = { colour: token(chosen.colour ?? 'plain') }
    features.push({ type: 'Feature', geometry: chosen.geometry, properties })
  }
  const at = chosen.geometry ? labelPoint(chosen.geometry) : chosen.point
  if (at)
    features.push(
      atPoint(at, { name: chosen.name ?? chosen.code, note: chosen.note ? `\n${chosen.note}` : '' }),
    )
  return collection(features)
}
