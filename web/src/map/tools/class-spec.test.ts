import { describe, expect, it } from 'vitest'
import { classTitles, paintFill } from './class-paint'
import { readLimits, readSpec, writeSpec, type ClassSpec } from './class-spec'

const SPEC: ClassSpec = {
  property: 'tax_wan_per_mu',
  method: 'JENKS',
  classes: 4,
  ramp: 'ember',
  limits: [1.5, 6, 20.25],
}

describe('a theme in an address', () => {
  it('comes back as it went', () => {
    expect(readSpec(writeSpec(SPEC))).toEqual(SPEC)
    const words: ClassSpec = { property: 'town', method: 'QUANTILE', classes: 5, ramp: 'sea', limits: [] }
    expect(readSpec(writeSpec(words))).toEqual(words)
  })

  it('is no theme when anything in it makes no sense', () => {
    for (const bad of [
      undefined,
      '',
      'tax_wan_per_mu',
      'password~JENKS~4~ember~1_2',
      'area_mu~GUESS~4~ember~1_2',
      'area_mu~JENKS~9~ember~1_2',
      'area_mu~JENKS~4~pink~1_2',
      'area_mu~JENKS~4~ember~2_1',
      'area_mu~JENKS~4~ember~1_x',
      'area_mu~JENKS~4~ember~1_2_3_4_5_6_7',
    ])
      expect(readSpec(bad), String(bad)).toBeNull()
  })

  it('reads limits as people type them', () => {
    expect(readLimits('5, 10\uff0c20\uff1b40')).toEqual([5, 10, 20, 40])
    expect(readLimits('10 5')).toBeNull()
    expect(readLimits('')).toBeNull()
    expect(readLimits('1,2,3,4,5,6,7')).toBeNull()
  })
})

describe('a theme on the map', () => {
  it('names its classes from below to above', () => {
    expect(classTitles({ spec: SPEC, values: [] })).toEqual(['< 1.5', '1.5 – 6', '6 – 20.25', '≥ 20.25'])
  })

  it('leaves parcels without the figure, and blocks of several parcels, without a class', () => {
    const fill = JSON.stringify(paintFill({ spec: { ...SPEC, property: 'area_mu' }, values: [] }))
    expect(fill).toContain('["all",["has","area_mu"],["has","parcel_code"]]')
    expect(JSON.stringify(paintFill({ spec: SPEC, values: [] }))).toContain('["has","tax_wan_per_mu"]')
  })
})
