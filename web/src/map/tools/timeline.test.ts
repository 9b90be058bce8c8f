import { describe, expect, it } from 'vitest'
import { LETTERS, lineDays, MOST_DAYS, placeOf, timelineSource } from './timeline'

describe('the days of a time line', () => {
  it('are ends of years up to today, and today', () => {
    expect(lineDays(2023, '2026-11-30', 'year')).toEqual([
      '2023-12-31',
      '2024-12-31',
      '2025-12-31',
      '2026-11-30',
    ])
    expect(lineDays(2026, '2026-11-30', 'quarter')).toEqual([
      '2026-03-31',
      '2026-06-30',
      '2026-09-30',
      '2026-11-30',
    ])
    expect(lineDays(2025, '2025-12-31', 'year')).toEqual(['2025-12-31'])
  })

  it('are no more than the server takes, the newest', () => {
    const days = lineDays(1990, '2026-11-30', 'quarter')
    expect(days).toHaveLength(MOST_DAYS)
    expect(days.at(-1)).toBe('2026-11-30')
  })

  it('a day between two stands at the one before', () => {
    const days = lineDays(2020, '2026-11-30', 'year')
    expect(days[placeOf(days, '2023-05-01')]).toBe('2022-12-31')
    expect(placeOf(days, null)).toBe(days.length - 1)
    expect(placeOf(days, '1999-01-01')).toBe(0)
  })
})

describe('its tiles', () => {
  it('are asked for with the places of a tile left open', () => {
    const source = timelineSource(['2023-12-31', '2024-12-31']) as { tiles: string[] }
    expect(source.tiles[0]).toContain('/api/desk/timeline/tiles/{z}/{y}/{x}?days=2023-12-31%2C2024-12-31')
  })

  it('have one letter for each stage', () => {
    expect(new Set(Object.values(LETTERS)).size).toBe(Object.keys(LETTERS).length)
  })
})
