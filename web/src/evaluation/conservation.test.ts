import { describe, expect, it } from 'vitest'
import type { PerMuRow } from '../api/types'
import { conservation } from './conservation'

function row(taxWan: number, outputWan: number): PerMuRow {
  return {
    key: 'k',
    name: null,
    areaMu: 1,
    registeredMu: 1,
    outputWan,
    taxWan,
    valueAddedWan: 0,
    outputWanPerMu: null,
    taxWanPerMu: null,
    valueAddedWanPerMu: null,
    enterprises: 1,
    parcels: 1,
    outputUnknown: 0,
    taxUnknown: 0,
    taxBand: null,
  }
}

describe('conservation', () => {
  it('judges the output alone where the tax of a row is hidden', () => {
    const hidden = { ...row(0, 2), taxWan: null, taxBand: '5–10' }
    expect(conservation([hidden, row(1, 3)], row(9, 5), false).state).toBe('kept')
    expect(conservation([hidden, row(1, 3)], row(9, 6), false).state).toBe('lost')
  })

  it('holds to the fen although binary fractions would drift', () => {
    const rows = Array.from({ length: 10 }, () => row(0.1, 0.2))
    expect(conservation(rows, row(1, 2), false).state).toBe('kept')
  })

  it('names the difference when a fen is lost', () => {
    expect(conservation([row(10, 5)], row(10.000001, 5), false)).toEqual({
      state: 'lost',
      difference: -0.000001,
    })
  })

  it('does not judge one page of a longer list', () => {
    expect(conservation([row(1, 1)], row(99, 99), true).state).toBe('partial')
  })
})
