import { describe, expect, it } from 'vitest'
import { placeCard } from './source'

const WINDOW = { width: 1000, height: 700 }
const CARD = { width: 320, height: 200 }
const mark = (left: number, top: number) => ({ left, right: left + 14, top, bottom: top + 14 })

describe('the card of a source', () => {
  it('stands below its mark', () => {
    expect(placeCard(mark(600, 100), CARD, WINDOW)).toEqual({ left: 294, top: 120 })
  })

  it('stands above it where there is no room below', () => {
    expect(placeCard(mark(600, 650), CARD, WINDOW).top).toBe(444)
  })

  it('stays inside the window', () => {
    expect(placeCard(mark(2, 100), CARD, WINDOW).left).toBe(8)
    expect(placeCard(mark(980, 100), CARD, WINDOW).left).toBeLessThanOrEqual(672)
    expect(placeCard(mark(300, 100), { width: 320, height: 900 }, WINDOW).top).toBe(8)
  })
})
