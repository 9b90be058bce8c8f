import { describe, expect, it } from 'vitest'
import { barOf, cleaned, heldWord, newScheme, valueText, weightSum, type Term } from './evaluation'

const term = (score: number, weight: number): Term => ({
  code: 'TAX_PER_MU',
  value: 1,
  base: 1,
  weight,
  score,
  capped: false,
  imputed: false,
  numerator: 1,
  denominator: 1,
})

describe('evaluation', () => {
  it('draws the full weight in the middle of a bar, nothing below zero, nothing beyond twice the weight', () => {
    expect([barOf(term(30, 30)), barOf(term(-5, 30)), barOf(term(90, 30))]).toEqual([0.5, 0, 1])
  })

  it('sends numbers as numbers, empty fields as nothing, and no base where it is computed', () => {
    const body = newScheme(2025)
    body.minMu = '3' as unknown as number
    body.belowMu = '' as unknown as number
    body.indicators[0]!.base = 24.097
    const sent = cleaned(body)
    expect([sent.minMu, sent.belowMu, sent.indicators[0]!.base]).toEqual([3, null, null])
    expect(weightSum(sent)).toBe(100)
  })

  it('says nothing of cap and floor where the term is hidden', () => {
    expect(
      heldWord({ ...term(0, 30), capped: null, value: null, base: null, score: null, hidden: true }),
    ).toBe('')
    expect(heldWord({ ...term(45, 30), capped: true, value: 2 })).not.toBe('')
  })

  it('keeps small shares readable and never shows a missing value as zero', () => {
    expect([valueText(0.0302), valueText(24.097), valueText(4929.81), valueText(null)]).toEqual([
      '0.0302',
      '24.097',
      '4\u2009929.81',
      '–',
    ])
  })
})
