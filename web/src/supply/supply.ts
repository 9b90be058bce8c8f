/** The chain of land supply as the server counts it, and how its numbers are drawn and opened. */
import type { Amount } from '../api/types'

export interface Areas {
  approvedMu: number
  toExpropriateMu: number
  signedMu: number
  paidMu: number
  clearedMu: number
  suppliedMu: number
  unsuppliedMu: number
  deliveredMu: number
  startedMu: number
  notStartedMu: number
  supplyRate: Amount
}

export interface Chain {
  asOf: string
  total: Areas
  recent: Areas
  rateYears: number
  watchedRate: number
  rateBelowWatch: boolean
  rules: string
  batches: {
    batchNo: string
    approvedOn: string
    documentNo: string | null
    use: string | null
    areas: Areas
    beyondMu: number
    lapsesOn: string | null
    parcels: number
  }[]
  byTown: { town: string; areas: Areas }[]
  quotas: { year: number; use: string | null; issuedMu: number; usedMu: number; leftMu: number }[]
}

export type Stage = 'SUPPLIED' | 'UNSUPPLIED' | 'DELIVERED' | 'STARTED' | 'NOT_STARTED'

export interface SupplyParcels {
  rows: {
    batchNo: string
    parcelCode: string
    town: string | null
    insideMu: number
    suppliedOn: string | null
    deliveredOn: string | null
    startedOn: string | null
  }[]
  total: { parcels: number; areaMu: number }
}

/** A number whose parcels are asked for. */
export interface Asked {
  stage: Stage
  batch?: string
  town?: string
}

export interface Link {
  key: 'toExpropriate' | 'approved' | 'signed' | 'cleared' | 'supplied' | 'delivered' | 'started'
  mu: number
  /** The part of the approved area, 0 to 1; null when nothing was approved. */
  share: number | null
  stage: Stage | null
}

/** The chain in its order; what is counted from parcels opens their list, what is counted from registers does not. */
export function linksOf(areas: Areas): Link[] {
  const whole = areas.approvedMu
  const link = (key: Link['key'], mu: number, stage: Stage | null): Link => ({
    key,
    mu,
    share: whole > 0 ? Math.min(1, mu / whole) : null,
    stage,
  })
  return [
    link('toExpropriate', areas.toExpropriateMu, null),
    link('signed', areas.signedMu, null),
    link('cleared', areas.clearedMu, null),
    link('approved', areas.approvedMu, null),
    link('supplied', areas.suppliedMu, 'SUPPLIED'),
    link('delivered', areas.deliveredMu, 'DELIVERED'),
    link('started', areas.startedMu, 'STARTED'),
  ]
}

/** Whether a rate lies under the line that is watched; without an approved area there is no rate to judge. */
export function belowWatch(rate: Amount, watched: number): boolean {
  return rate !== null && rate < watched
}

export function sameAsked(a: Asked | null, b: Asked | null): boolean {
  return a?.stage === b?.stage && a?.batch === b?.batch && a?.town === b?.town
}
