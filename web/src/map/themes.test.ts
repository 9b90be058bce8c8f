import { describe, expect, it } from 'vitest'
import { classOf, parcelState, useGroup } from './themes'

describe('the state of a parcel', () => {
  it('is what was found on paper before what the program suspects', () => {
    expect(parcelState('SUSPECTED_NOT_STARTED', 'FOUND_IDLE')).toBe('found')
    expect(parcelState('OVERDUE', 'INVESTIGATING')).toBe('investigating')
    expect(parcelState('SUSPECTED_STOPPED', 'NOT_IDLE')).toBe('plain')
  })

  it('tells a late start from a suspicion, and never hides what cannot be judged', () => {
    expect(parcelState('SUSPECTED_STOPPED', 'NONE')).toBe('suspected')
    expect(parcelState('OVERDUE', 'NONE')).toBe('late')
    expect(parcelState('UNKNOWN', 'NONE')).toBe('unknown')
    expect(parcelState('NO_CONTRACT', 'NONE', 'RESERVE')).toBe('reserve')
  })
})

describe('per-mu classes', () => {
  it('put a break into the upper class and no data into none', () => {
    expect([0, 4.99, 5, 39.99, 40].map((value) => classOf('tax', value))).toEqual([0, 0, 1, 3, 4])
    expect(classOf('tax', null)).toBeNull()
  })
})

describe('land use', () => {
  it('is grouped by the first digits of the code', () => {
    expect(useGroup('100102')).toBe('industrial')
    expect(useGroup('0601')).toBe('industrial')
    expect(useGroup('0604')).toBe('warehouse')
    expect(useGroup('0810')).toBe('green')
  })

  it('reads six digits by the guide of 2023 and fewer by GB/T 21010', () => {
    expect(useGroup('110101')).toBe('warehouse')
    expect(useGroup('1101')).toBe('water')
    expect(useGroup(null)).toBe('other')
  })
})
