import { describe, expect, it } from 'vitest'
import type { RejectedSite } from '../api/types'
import { demandsOf, emptyNeed, filled, loosened, looseningOf, needOf, stepped } from './need'

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

  it('takes the step that the server found', () => {
    const form = {
      ...emptyNeed(),
      limits: { SLOPE_MAX_DEG: 5 },
      works: ['ROAD', 'HEAT'],
      plantLength: 120,
      plantWidth: 60,
    }
    const step = { rule: '', unit: '', gain: 3, text: '' }
    expect(stepped(form, { ...step, field: 'min', to: 36 }).min).toBe(36)
    expect(stepped(form, { ...step, rule: 'SLOPE_MAX_DEG', field: 'limit', to: 8 }).limits).toEqual({
      SLOPE_MAX_DEG: 8,
    })
    expect(stepped(form, { ...step, field: 'ready', to: 'HEAT' }).works).toEqual(['ROAD'])
    expect(stepped(form, { ...step, field: 'plant', to: 90 })).toMatchObject({
      plantLength: 108,
      plantWidth: 54,
    })
    expect(demandsOf(form)).toBe(3)
  })

  it('takes over what an application form says and keeps the rest', () => {
    const said = {
      minMu: 50,
      maxMu: 60,
      industryCode: null,
      pollutionClass: 2,
      limits: { POWER_SPARE_MIN: 8000 },
    }
    const form = filled(emptyNeed(), { ...said, plant: [120, 60], readiness: ['ROAD'], read: [], unread: [] })
    expect(form).toMatchObject({
      min: 50,
      max: 60,
      industryCode: '',
      pollutionClass: 2,
      plantLength: 120,
      works: ['ROAD'],
    })
    expect(needOf(form, 20)).toMatchObject({ plant: { lengthM: 120, widthM: 60 }, readiness: ['ROAD'] })
  })
})
