/** What the server says of leaving. */
import type { Amount } from '../api/types'

export interface RoadGain {
  road: string
  freedMu: Amount
  taxGainWan: Amount
  outputGainWan: Amount
}

export interface Roads {
  /** Null where neither signs nor returns say enough. */
  suggested: string | null
  roads: RoadGain[]
}

interface Median {
  firms: number
  taxWanPerMu: Amount
  outputWanPerMu: Amount
}

export interface LowReading {
  reason: string
  state: 'HIT' | 'QUIET' | 'UNKNOWN'
  value: Amount
  limit: Amount
  source: string
  missing: string | null
}

export interface LandRow {
  parcelCode: string
  name: string | null
  parkCode: string | null
  town: string | null
  holderName: string | null
  mu: Amount
  taxWan: Amount
  taxBand: string | null
  readings: LowReading[]
  reasons: string[]
  roads: Roads
  median: Median | null
  entryId: string | null
}

export interface FirmRow {
  creditCode: string
  name: string | null
  parkCode: string | null
  town: string | null
  mu: Amount
  taxWan: Amount
  taxBand: string | null
  status: string | null
  signs: { sign: string; state: 'HIT' | 'QUIET' | 'UNKNOWN' }[]
  roads: Roads
  median: Median | null
  entryId: string | null
}

export interface Page<T> {
  rows: T[]
  total: number
  mu: Amount
  taxGainWan: Amount
  outputGainWan: Amount
  gainUnknown: number
  taxHidden: boolean
  byReason: Record<string, number>
  next: string | null
}

export interface BuildingList {
  rows: {
    buildingCode: string
    parcelCode: string
    parcelName: string | null
    parkCode: string | null
    town: string | null
    holderName: string | null
    floorAreaM2: Amount
    emptyM2: Amount
    idleSinceOn: string | null
    lowEfficiency: boolean
  }[]
  total: number
  floorM2: Amount
  emptyM2: Amount
}

export interface LeavingEntry {
  id: string
  parcelCode: string | null
  creditCode: string | null
  name: string | null
  road: string
  reason: string
  mu: Amount
  suspected: string[]
  enteredOn: string
  enteredBy: string
  leftOn: string | null
  leftReason: string | null
}

/** What a person is about to enter. */
export interface Wanted {
  parcelCode: string | null
  creditCode: string | null
  name: string
  road: string
}

/** The gain along the road that is suggested; without a suggestion what every road gains, with no land freed yet. */
export function suggested(roads: Roads): RoadGain | undefined {
  const first = roads.roads[0]
  return roads.suggested === null
    ? first && { ...first, freedMu: null }
    : roads.roads.find((each) => each.road === roads.suggested)
}
