import { describe, expect, it } from 'vitest'
import type { SelectedPart } from '../api/types'
import { byState, byUse } from './selection-parts'

const part = (over: Partial<SelectedPart>): SelectedPart => ({
  idleFinding: 'DEVELOPED',
  legalState: 'NONE',
  supplyState: 'SUPPLIED',
  landUseCode: '0601',
  parcels: 1,
  withReturns: 0,
  areaMu: 10,
  taxWan: 0,
  outputWan: 0,
  ...over,
})

const PARTS = [
  part({ parcels: 3, areaMu: 30 }),
  part({ idleFinding: 'SUSPECTED_NOT_STARTED', parcels: 2, areaMu: 50 }),
  part({ idleFinding: 'SUSPECTED_STOPPED', landUseCode: '070102' }),
  part({ idleFinding: 'SUSPECTED_STOPPED', legalState: 'FOUND_IDLE', landUseCode: null }),
]

describe('the parts of a selection', () => {
  it('are gathered by state as the map colours them, the largest first', () => {
    expect(byState(PARTS)).toEqual([
      { key: 'suspected', parcels: 3, areaMu: 60 },
      { key: 'plain', parcels: 3, areaMu: 30 },
      { key: 'found', parcels: 1, areaMu: 10 },
    ])
  })

  it('are gathered by use, and lose nothing', () => {
    const uses = byUse(PARTS)
    expect(uses.map((each) => each.key)).toEqual(['industrial', 'residential', 'other'])
    expect(uses.reduce((sum, each) => sum + each.parcels, 0)).toBe(7)
  })
})
