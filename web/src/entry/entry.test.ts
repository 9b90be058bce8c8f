import { describe, expect, it } from 'vitest'
import { emptyForm, projectBody, shareOf } from './entry'

describe('the form of a project', () => {
  it('states only what was filled in', () => {
    expect(projectBody({ ...emptyForm(), areaMu: ' 50 ', environmentCleared: 'no' })).toEqual({
      areaMu: '50',
      environmentCleared: false,
    })
  })

  it('moves percentages without rounding', () => {
    expect(shareOf('7')).toBe('0.07')
    expect(shareOf('33.3')).toBe('0.333')
    expect(shareOf('0.7')).toBe('0.007')
    expect(shareOf('100')).toBe('1.00')
  })
})
