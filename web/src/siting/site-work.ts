/** What the server says of assembled sites, checks, matching, listings and comparisons. */
import type { Geometry } from 'geojson'
import { post } from '../api/client'
import type { Amount, LonLat, SiteCheck, SiteTerm, Supply } from '../api/types'

export interface AssemblyPart {
  code: string
  name: string | null
  areaMu: number
  holder: string | null
  supplied: boolean
  idle: boolean
  clearWan: Amount
}

export interface Assembled {
  parcels: string[]
  parts: AssemblyPart[]
  areaMu: number
  idleMu: number
  owners: number
  roadM: number
  roadSides: number
  shape: number
  rectangleLongM: number
  rectangleShortM: number
  clearWan: number
  costUnknown: number
  terms: SiteTerm[]
  score: number
  seams: { one: string; other: string; fit: 'GAP' | 'SLIVER'; gapM: number; overlapM2: number }[]
  point: LonLat
  outline: Geometry
}

export interface AssemblyAnswer {
  rows: Assembled[]
  plots: number
  borders: number
  exact: boolean
  looked: number
}

export interface CheckedShape {
  row: number
  name: string | null
  areaM2: number
  geometry: Geometry | null
  results: SiteCheck[]
  fault: string | null
}

export interface LineReport {
  id: string
  reportNo: string
  kind: string
  lineCode: string | null
  lineName: string | null
  message: string
  point: LonLat | null
  createdBy: string
  createdAt: string
  state: 'OPEN' | 'ANSWERED'
  answer: string | null
  answeredAt: string | null
}

export interface Touched {
  parcels: {
    parcelCode: string
    name: string | null
    town: string | null
    parkCode: string | null
    areaMu: number
    supplyState: string | null
    finding: string | null
    beforeM2: number
    afterM2: number
    sharePercent: number
    change: 'NEW' | 'RELEASED' | 'MORE' | 'LESS' | 'SAME'
  }[]
  projects: { projectCode: string; name: string; stage: string; lamp: string | null; parcels: string[] }[]
  cases: { caseId: string; caseNo: string; parcelCode: string; name: string | null; stage: string }[]
}

export interface MatchingAnswer {
  aim: string
  unit: 'wanPerMu' | 'wan' | 'projects'
  landOn: string
  total: number
  taxWan: number
  areaMu: number
  waiting: number
  land: number
  placements: {
    project: string
    projectName: string
    needMu: number
    promisedTaxWanPerMu: Amount
    parcel: string
    parcelName: string | null
    areaMu: number
    supply: Supply[]
    gain: number
    taxWan: number
  }[]
  unplaced: { project: string; projectName: string; needMu: number; reason: string; explanation: string }[]
  scarcity: { parcel: string; parcelName: string | null; loss: number; explanation: string }[]
  free: { parcel: string; parcelName: string | null; areaMu: number }[]
}

/** Land that nobody holds, or empty halls on land that is held. */
export type Offer = 'LAND' | 'FACTORY'

export interface Listing {
  id: string
  parcelCode: string
  offer: Offer
  floorM2: Amount
  name: string | null
  areaMu: Amount
  supplyState: string | null
  parkCode: string | null
  town: string | null
  title: string
  note: string | null
  contact: string
  phone: string
  state: 'ON_OFFER' | 'GONE' | 'WITHDRAWN'
  listedAt: string
}

export interface GuestLink {
  id: string
  label: string
  listings: string[]
  createdBy: string
  createdAt: string
  expiresAt: string
  revokedAt: string | null
  opened: number
  openedAt: string | null
  live: boolean
}

export interface ComparedSite {
  parcels: string[]
  name: string
  parkCode: string | null
  town: string | null
  areaMu: number
  supply: Supply[]
  measures: { code: string; value: Amount; unit: string }[]
  readiness: string[]
  terms: SiteTerm[]
  score: Amount
  rejected: string | null
  assembled: Assembled | null
  checks: SiteCheck[]
  firmness: { term: string; factor: number; rank: number }[]
  geometry: Geometry
}

export interface GuestLand {
  id: string
  title: string
  note: string | null
  contact: string
  phone: string
  name: string | null
  park: string | null
  town: string | null
  areaMu: number
  plannedUse: string | null
  plotRatio: Amount
  readiness: string[]
  roadM: Amount
  powerM: Amount
  waterM: Amount
  sewageM: Amount
  gasM: Amount
  slopeDeg: Amount
  offer: Offer
  floorM2: Amount
  clearHeightM: Amount
  powerKva: Amount
  lon: number
  lat: number
  geometry: string
}

/** Kinds of control line, as the server knows them. */
export const CONTROL_KINDS = [
  'FARMLAND',
  'ECOLOGICAL',
  'URBAN_BOUNDARY',
  'FLOOD',
  'HERITAGE',
  'FOREST',
  'WATER_SOURCE',
  'GEO_HAZARD',
  'PLAN_USE',
  'OTHER',
]

/** How a check stands against building: for a line to lie inside of, being outside is the conflict. */
const WHOLE_PERCENT = 99.99

export function mustBeInside(check: SiteCheck): boolean {
  return check.kind === 'URBAN_BOUNDARY' || check.lines.some((line) => line.effect === 'REQUIRE_INSIDE')
}

export function standing(check: SiteCheck): SiteCheck['verdict'] {
  if (check.verdict === 'NO_DATA' || !mustBeInside(check)) return check.verdict
  return Number(check.sharePercent ?? 0) >= WHOLE_PERCENT ? 'CLEAR' : 'HIT'
}

/** A GeoJSON outline as an SVG path in a square of so many units, north up, true to shape at its latitude. */
export function outlinePath(geometry: Geometry, size: number): string {
  const rings =
    geometry.type === 'Polygon'
      ? geometry.coordinates
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : []
  const points = rings.flat()
  if (points.length === 0) return ''
  const west = Math.min(...points.map((at) => at[0]!))
  const east = Math.max(...points.map((at) => at[0]!))
  const south = Math.min(...points.map((at) => at[1]!))
  const north = Math.max(...points.map((at) => at[1]!))
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = size / Math.max((east - west) * narrow, north - south, 1e-9)
  const dx = (size - (east - west) * narrow * scale) / 2
  const dy = (size - (north - south) * scale) / 2
  const place = (at: number[]) =>
    `${((at[0]! - west) * narrow * scale + dx).toFixed(1)} ${((north - at[1]!) * scale + dy).toFixed(1)}`
  return rings.map((ring) => `M${ring.map(place).join('L')}Z`).join('')
}

/** Sends a file to be checked and not kept. */
export async function uploadShapes(file: File): Promise<CheckedShape[]> {
  const form = new FormData()
  form.set('file', file)
  return (await post<{ shapes: CheckedShape[] }>('/api/siting/checks/file', form)).shapes
}
