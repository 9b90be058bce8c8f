import { describe, expect, it } from 'vitest'
import { fittingScale, landOnSheet, mapOnSheet } from './sheet'

describe('a printed sheet', () => {
  it('keeps its margins and the room for title and foot', () => {
    expect(mapOnSheet('A4', 'landscape')).toEqual([277, 150])
    expect(mapOnSheet('A3', 'portrait')).toEqual([277, 360])
    expect(landOnSheet('A4', 'landscape', 2000)).toEqual([554, 300])
  })

  it('takes the largest usual scale that shows the whole view', () => {
    // About 487 m by 222 m.
    expect(fittingScale([120.5, 29, 120.505, 29.002], 'A4', 'landscape')).toBe(2_000)
    expect(fittingScale([120.5, 29, 120.505, 29.002], 'A4', 'portrait')).toBe(5_000)
    expect(fittingScale([100, 20, 120, 40], 'A3', 'landscape')).toBe(100_000)
  })
})
