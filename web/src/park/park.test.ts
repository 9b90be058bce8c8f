import { describe, expect, it } from 'vitest'
import { ofTax, quantity } from './park'

describe('quantities of a park card', () => {
  it('counts floor space in square metres and land in mu', () => {
    expect(quantity('FLOOR_USED_M2', 8000)).toContain('m²')
    expect(quantity('FLOOR_USED_M2', 8000).replace(/\s/g, '')).toContain('8000.00')
    expect(quantity('SUPPLIED_M2', 20000)).toContain('30.00')
    expect(quantity('SUPPLIED_M2', 20000)).not.toContain('m²')
  })

  it('shows what is not known as a dash, never as a zero', () => {
    expect(quantity('TAX_WAN', null)).toBe('–')
    expect(quantity('FLOOR_M2', null)).not.toContain('0')
  })

  it('knows which quantities tell tax', () => {
    expect(ofTax('INDUSTRY_TAX_WAN')).toBe(true)
    expect(ofTax('OUTPUT_WAN')).toBe(false)
  })
})
