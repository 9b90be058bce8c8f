/** The answers of the matching of firms and parcels. */

export interface WaitingFirm {
  creditCode: string
  name: string
  candidates: number
  score: number
  sure: boolean
  ambiguous: boolean
  holderName: string | null
  parcelCode: string
}

export interface LinkQueue {
  rows: WaitingFirm[]
  next: string | null
  counts: { open: number; sure: number; ambiguous: number; surePairs: number }
  run: {
    computedAt: string
    by: string
    firms: number
    withCandidates: number
    pairs: number
    stale: boolean
  } | null
  county: boolean
}

export interface NamedFirm {
  creditCode: string
  name: string
}

export type LinkVerdict = 'ACCEPT' | 'REFUSE' | 'NONE'

export interface LinkCandidate {
  parcelCode: string
  name: string | null
  parkCode: string | null
  town: string | null
  registeredAreaM2: number | null
  areaM2: number
  address: string | null
  contractNo: string | null
  contractKey: string | null
  holderName: string | null
  holderCode: string | null
  signedOn: string | null
  deliveredOn: string | null
  score: number
  sure: boolean
  because: { reason: string; words: string; weight: number }[]
  rivals: NamedFirm[]
  takenBy: NamedFirm[]
  decision: LinkVerdict | null
}

export interface LinkFirm {
  creditCode: string
  name: string
  formerNames: string | null
  address: string | null
  industryCode: string | null
  status: string | null
  candidates: LinkCandidate[]
}

export interface LinkDecision {
  id: number
  creditCode: string
  firmName: string
  parcelCode: string | null
  holderName: string | null
  verdict: LinkVerdict
  score: number | null
  relation: string | null
  note: string | null
  batchId: string | null
  holderBatchId: string | null
  by: string
  at: string
  undoneBy: string | null
  undoneAt: string | null
}

export const RELATIONS = ['OWN', 'LEASE_IN', 'OCCUPY'] as const

/** What a person may say at once: the contract speaks for owning, a name or an address only for being there. */
export function usualRelation(candidate: LinkCandidate): string {
  return candidate.because.some((each) => each.reason !== 'ADDRESS' && each.reason !== 'PARCEL_NAME')
    ? 'OWN'
    : 'OCCUPY'
}

/** Land that is proposed: all of the parcel where nobody else sits there, else nothing. */
export function usualLand(candidate: LinkCandidate): number | null {
  if (candidate.takenBy.length) return null
  return candidate.registeredAreaM2 ?? Math.round(candidate.areaM2 * 100) / 100
}

/** The name parted where it agrees with another, letter by letter, for showing what is the same. */
export function sameLetters(name: string, other: string | null): { text: string; same: boolean }[] {
  const parts: { text: string; same: boolean }[] = []
  for (const letter of name) {
    const same = !!other && other.includes(letter)
    const last = parts.at(-1)
    if (last && last.same === same) last.text += letter
    else parts.push({ text: letter, same })
  }
  return parts
}
