import { beforeEach, describe, expect, it } from 'vitest'
import { setLocale } from '.'
import { addDays, count, day, daysBetween, money, mu, number, percent, signed, rounded } from './format'

const thin = '\u2009'

describe('numbers', () => {
  beforeEach(() => setLocale('zh-CN'))

  it('have thin spaces between thousands and a fixed number of decimals', () => {
    expect(number(1280)).toBe(`1${thin}280.00`)
    expect(number(2412860.5)).toBe(`2${thin}412${thin}860.50`)
    expect(count(999)).toBe('999')
    expect(number(-8.77)).toBe('\u22128.77')
  })

  it('never show a minus before zero', () => {
    expect(number(-0.001)).toBe('0.00')
  })

  it('show a dash for what is not known, never zero', () => {
    for (const text of [number(null), mu(undefined), money(null), percent(null), day(null)])
      expect(text).toBe('\u2013')
  })

  it('carry their sign where a direction is meant', () => {
    expect(signed(9.4, 1)).toBe('+9.4')
    expect(signed(0, 1)).toBe('0.0')
  })

  it('give money in ten thousand yuan in Chinese and in full in English', () => {
    expect(money(1280)).toContain(`1${thin}280.00`)
    setLocale('en')
    expect(money(1280)).toBe(`CNY${thin}12${thin}800${thin}000`)
  })

  it('give shares as percent', () => {
    expect(percent(0.052)).toBe(`5.2${thin}%`)
  })
})

describe('days', () => {
  it('are counted without regard to the clock change of any zone', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(daysBetween('2025-03-01', '2026-11-20')).toBe(629)
  })
})

describe('sentences of the server', () => {
  it('keep two decimals', () => {
    expect(rounded('39.8054 / 40\u201360, 2.5, 3.14159')).toBe('39.81 / 40\u201360, 2.5, 3.14')
  })
})
