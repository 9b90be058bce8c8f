import { describe, expect, it } from 'vitest'
import type { RejectedSite } from '../api/types'
import { emptyNeed, loosened, looseningOf, needOf } from './need'

function rejected(rule: string, value: number | string | null): RejectedSite {
  return { parcel: 'p', name: null, rule, value, limit: null, cure: null, explanation: null, point: null }
}

describe('the need', () => {
  it('is sent without the demands that were left open', () => {
    const form = { ...emptyNeed(), limits: { POWER_WITHIN_M: 2000, ROAD_WITHIN_M: null } }
    expect(needOf(form, 20)).toMatchObject({
      areaMu: { min: 40, max: 60 },
      require: [{ code: 'POWER_WITHIN_M', limit: 2000 }],
      limit: 20,
    })
    expect(needOf(form, 20)).not.toHaveProperty('industryCode')
  })
})

describe('loosening', () => {
  it('lowers the lower or raises the upper limit to whole mu that let the site in', () => {
    const form = emptyNeed()
    const low = looseningOf(rejected('AREA_RANGE', 33.43), form)!
    expect(loosened(form, low).min).toBe(33)
    expect(loosened(form, looseningOf(rejected('AREA_RANGE', 70.81), form)!).max).toBe(71)
  })

  it('adds the kind of land that was not asked for', () => {
    const form = { ...emptyNeed(), supply: ['RESERVE' as const] }
    const change = looseningOf(rejected('SUPPLY_KIND', 'IDLE'), form)!
    expect(loosened(form, change).supply).toEqual(['RESERVE', 'IDLE'])
    expect(looseningOf(rejected('SUPPLY_KIND', ''), form)).toBeNull()
  })

  it('never offers to loosen the law, nor what nobody measured', () => {
    expect(looseningOf(rejected('CONTROL_LINE_FORBID', 'FARMLAND 3.2 %'), emptyNeed())).toEqual({
      kind: 'law',
    })
    expect(looseningOf(rejected('POWER_WITHIN_M', null), emptyNeed())).toBeNull()
  })

  it('rounds a distance up to the next hundred metres', () => {
    const change = looseningOf(rejected('POWER_WITHIN_M', 2801), emptyNeed())!
    expect(loosened(emptyNeed(), change).limits.POWER_WITHIN_M).toBe(2900)
  })
})
