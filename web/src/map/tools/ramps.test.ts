import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SYMBOLS } from '../../symbols/description'
import { coloursOf, kindColours, lightness, mix, rampColours, RAMPS } from './ramps'

const token = (name: string) => SYMBOLS.colours[name] ?? ''
const stops = (name: string) => [1, 2, 3, 4, 5].map((i) => token(`${name}-${i}`))

/** The colour as somebody sees it who lacks the green or the red cones (matrices of Viénot, Brettel and Mollon, 1999). */
const BLIND: Record<string, number[][]> = {
  green: [
    [0.29275, 0.70725, -0.02234],
    [0.29275, 0.70725, 0.02234],
    [0, 0, 1],
  ],
  red: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
}
const seen = (colour: string, matrix: number[][]) => {
  const rgb = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  return matrix.map((row) => row.reduce((sum, share, i) => sum + share * rgb[i]!, 0))
}
const apart = (a: number[], b: number[]) => Math.hypot(...a.map((value, i) => value - b[i]!))

describe('ramps of themes', () => {
  it('mixes evenly', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
    expect(coloursOf(['#000000', '#ffffff'], 3)).toEqual(['#000000', '#808080', '#ffffff'])
    expect(coloursOf(['#000000', '#ffffff'], 1)).toEqual(['#ffffff'])
  })

  it.each(['ramp', 'ember', 'violet'])('%s grows darker from class to class', (name) => {
    for (let classes = 2; classes <= 7; classes++) {
      const light = coloursOf(stops(name), classes).map(lightness)
      for (let i = 1; i < light.length; i++)
        expect(light[i]!, `${name} ${classes}`).toBeLessThan(light[i - 1]!)
    }
  })

  it('the diverging one is lightest in the middle', () => {
    const light = stops('balance').map(lightness)
    expect(light.indexOf(Math.max(...light))).toBe(2)
  })

  it.each(['ramp', 'ember', 'violet', 'balance'])(
    '%s can be told apart without red or green cones',
    (name) => {
      const colours = coloursOf(stops(name), 5)
      for (const matrix of Object.values(BLIND))
        for (let i = 1; i < colours.length; i++)
          expect(apart(seen(colours[i]!, matrix), seen(colours[i - 1]!, matrix))).toBeGreaterThan(25)
    },
  )

  it('takes the colours that paper takes: those of the description, by the same names', () => {
    const java = readFileSync(
      join(
        __dirname,
        '../../../../backend/server/src/main/java/org/mumap/server/desk/classes/ClassRamp.java',
      ),
      'utf8',
    )
    expect(java).not.toMatch(/#[0-9a-f]{6}/i)
    for (const ramp of RAMPS) {
      const name = ramp === 'sea' ? 'ramp' : ramp
      expect(java).toContain(`${ramp.toUpperCase()}("${name}")`)
      expect(rampColours(ramp, 5)).toEqual(stops(name))
    }
    expect(kindColours()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((i) => token(`kind-${i}`)))
  })
})
