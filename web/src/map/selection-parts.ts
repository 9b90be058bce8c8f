/** The sums of a selection gathered by what people ask for: the state of the land, and its use. */
import type { SelectedPart } from '../api/types'
import { parcelState, useGroup } from './themes'

export interface PartSum {
  key: string
  parcels: number
  areaMu: number
}

function gather(parts: SelectedPart[], keyOf: (part: SelectedPart) => string): PartSum[] {
  const sums = new Map<string, PartSum>()
  for (const part of parts) {
    const key = keyOf(part)
    const sum = sums.get(key) ?? { key, parcels: 0, areaMu: 0 }
    sum.parcels += part.parcels
    sum.areaMu += part.areaMu
    sums.set(key, sum)
  }
  return [...sums.values()].sort((a, b) => b.areaMu - a.areaMu)
}

export function byState(parts: SelectedPart[]): PartSum[] {
  return gather(parts, (part) => parcelState(part.idleFinding, part.legalState, part.supplyState))
}

export function byUse(parts: SelectedPart[]): PartSum[] {
  return gather(parts, (part) => useGroup(part.landUseCode))
}
