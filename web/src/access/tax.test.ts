import { describe, expect, it } from 'vitest'
import { taxText } from './tax'

describe('what a firm paid', () => {
  it('is shown to those who may see it, and a dash where nobody knows it', () => {
    expect(taxText(60, null, false)).toContain('60')
    expect(taxText(null, null, false)).toBe('–')
  })

  it('is a band or a word to others, and never a figure', () => {
    expect(taxText(null, '5–10', true)).toContain('5–10')
    expect(taxText(null, null, true)).not.toMatch(/\d/)
    expect(taxText(null, null, true)).not.toBe('–')
  })
})
