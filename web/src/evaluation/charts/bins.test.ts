import { describe, expect, it } from 'vitest'
import { binAt, binsOf, classesOf, niceWidth, quintiles } from './bins'

/** Seeded numbers between -10 and 990. */
function numbers(seed: number, n: number): number[] {
  let state = seed
  return Array.from({ length: n }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return (state / 2_147_483_648) * 1_000 - 10
  })
}

describe('a distribution', () => {
  it('loses nobody, whatever the values', () => {
    for (const seed of [1, 22, 3399]) {
      const values = numbers(seed, 500)
      const bins = binsOf(values)
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(500)
      expect(bins.length).toBeLessThan(45)
      for (const value of values) {
        const bin = bins[binAt(bins, value)]!
        expect(value >= bin.from && value <= bin.to).toBe(true)
      }
    }
  })

  it('keeps one giant from flattening all others', () => {
    const bins = binsOf([...Array.from({ length: 99 }, (_, index) => index / 10), 1_000_000])
    expect(bins.length).toBeGreaterThan(5)
    expect(bins.at(-1)!.to).toBe(1_000_000)
  })

  it('has widths people can read, and no bin without values', () => {
    expect([0.3, 1, 1.2, 4, 7, 70].map(niceWidth)).toEqual([0.5, 1, 2, 5, 10, 100])
    expect(binsOf([])).toEqual([])
    expect(binsOf([3]).reduce((sum, bin) => sum + bin.count, 0)).toBe(1)
  })
})

describe('classes of the map', () => {
  it('hold every key once; an edge belongs above', () => {
    const rows = [1, 2, 3, 4, 5].map((value) => ({ key: `${value}`, value }))
    expect(classesOf(rows, [2, 4])).toEqual([['1'], ['2', '3'], ['4', '5']])
    expect(
      classesOf(rows, quintiles(rows.map((row) => row.value)))
        .flat()
        .sort(),
    ).toEqual(['1', '2', '3', '4', '5'])
  })
})
