import { describe, expect, it } from 'vitest'
import { scaleBar } from './scale-bar'

describe('the scale bar', () => {
  it('is a round length of 40 to 110 pixels, whatever the zoom', () => {
    for (let metres = 0.05; metres < 3000; metres *= 1.37) {
      const bar = scaleBar(metres)
      expect(bar.width).toBeGreaterThan(40)
      expect(bar.width).toBeLessThanOrEqual(110)
      expect(bar.text).toMatch(/^([125]0*|0\.[125]|[125]00) k?m$/)
    }
  })

  it('is as long on the ground as it says', () => {
    expect(scaleBar(0.5)).toEqual({ width: 100, text: '50 m' })
    expect(scaleBar(20)).toEqual({ width: 100, text: '2 km' })
  })
})
