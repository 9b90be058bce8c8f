import { describe, expect, it } from 'vitest'
import { pageAfter, shown, spanOf, type MeetingBar } from './meeting'

describe('keys of a clicker', () => {
  it('go on, back, to the ends, to a number, and nowhere else', () => {
    expect(pageAfter('ArrowRight', 0, 3)).toBe(1)
    expect(pageAfter('PageDown', 2, 3)).toBe(2)
    expect(pageAfter('ArrowLeft', 0, 3)).toBe(0)
    expect(pageAfter('PageUp', 2, 3)).toBe(1)
    expect(pageAfter('Home', 2, 3)).toBe(0)
    expect(pageAfter('End', 0, 3)).toBe(2)
    expect(pageAfter('3', 0, 3)).toBe(2)
    expect(pageAfter('4', 0, 3)).toBeNull()
    expect(pageAfter('x', 0, 3)).toBeNull()
  })
})

describe('bars', () => {
  const bars = [-30, 10].map((value) => ({ town: '', values: [value], rows: [] }) as unknown as MeetingBar)

  it('fit both signs around one zero', () => {
    expect(spanOf(-30, bars)).toEqual({ left: 0, width: 0.75, zero: 0.75 })
    expect(spanOf(10, bars)).toEqual({ left: 0.75, width: 0.25, zero: 0.75 })
    expect(spanOf(null, bars).width).toBe(0)
  })

  it('write points with their sign, counts whole, money with two decimals', () => {
    expect(shown('LAG_POINTS', -8.77)).toBe('−8.8')
    expect(shown('RED', 3)).toBe('3')
    expect(shown('PLAN_WAN', 1234.5)).toContain('.50')
    expect(shown('AREA_MU', null)).toBe('–')
  })
})
