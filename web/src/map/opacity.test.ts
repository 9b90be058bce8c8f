import { describe, expect, it } from 'vitest'
import { times } from './opacity'

describe('opacity of a layer', () => {
  it('multiplies what the style has', () => {
    expect(times(undefined, 0.4)).toBe(0.4)
    expect(times(0.5, 0.4)).toBe(0.2)
    expect(times(['case', true, 1, 0], 0.5)).toEqual(['*', ['case', true, 1, 0], 0.5])
  })

  it('keeps zoom outermost in an interpolation', () => {
    const style = ['interpolate', ['linear'], ['zoom'], 9, 0.8, 12, 0.2]
    expect(times(style, 0.5)).toEqual(['interpolate', ['linear'], ['zoom'], 9, 0.4, 12, 0.1])
  })
})
