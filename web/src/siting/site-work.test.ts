import { describe, expect, it } from 'vitest'
import type { SiteCheck } from '../api/types'
import { comparisonBody, useComparison } from './compare'
import { outlinePath, standing } from './site-work'

const check = (kind: string, verdict: SiteCheck['verdict'], sharePercent: number | null): SiteCheck => ({
  kind,
  verdict,
  areaM2: 0,
  sharePercent,
  lines: [],
  law: null,
  office: null,
})

describe('a check', () => {
  it('is never clear without data', () => {
    expect(standing(check('HERITAGE', 'NO_DATA', null))).toBe('NO_DATA')
    expect(standing(check('URBAN_BOUNDARY', 'NO_DATA', null))).toBe('NO_DATA')
  })

  it('of a line to lie inside of is a conflict outside of it', () => {
    expect(standing(check('URBAN_BOUNDARY', 'HIT', 100))).toBe('CLEAR')
    expect(standing(check('URBAN_BOUNDARY', 'HIT', 60))).toBe('HIT')
    expect(standing(check('URBAN_BOUNDARY', 'CLEAR', 0))).toBe('HIT')
    expect(standing(check('FARMLAND', 'HIT', 2))).toBe('HIT')
  })
})

describe('an outline', () => {
  it('keeps its shape at its latitude', () => {
    const square = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [120, 60],
          [120.02, 60],
          [120.02, 60.01],
          [120, 60.01],
          [120, 60],
        ],
      ],
    }
    expect(outlinePath(square, 100)).toMatch(
      /^M0\.0 100\.0L100\.0 100\.0L100\.0 0\.0L0\.0 0\.0L0\.0 100\.0Z$/,
    )
    expect(outlinePath({ type: 'Point', coordinates: [120, 60] }, 100)).toBe('')
  })
})

describe('a comparison', () => {
  it('takes four sites, knows them whatever their order, and lets them go', () => {
    const { ticked, full, has, toggle, clear } = useComparison()
    for (const code of ['a', 'b', 'c', 'd', 'e']) toggle({ parcels: [code, 'z'], name: code })
    expect(ticked.value).toHaveLength(4)
    expect(full.value).toBe(true)
    expect(has(['z', 'a'])).toBe(true)
    toggle({ parcels: ['z', 'a'], name: 'a' })
    expect(has(['a', 'z'])).toBe(false)
    expect(comparisonBody(ticked.value, null)).toEqual({
      sites: [
        ['b', 'z'],
        ['c', 'z'],
        ['d', 'z'],
      ],
    })
    clear()
    expect(ticked.value).toHaveLength(0)
  })
})
