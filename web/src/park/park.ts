/** What the server says of a park. */
import type { Amount } from '../api/types'
import { tCode } from '../i18n'
import { count, mu, money, squareMetres } from '../i18n/format'

export interface Rate {
  code: string
  group: 'GOAL' | 'SHARE' | 'INTENSIVE'
  nameZh: string
  nameEn: string
  value: Amount
  unit: 'SHARE' | 'RATIO' | 'WAN_PER_MU'
  numerator: string
  denominator: string
  missing: string[]
  leftOut: { quantity: string; things: number }[]
  source: string
}

export interface Card {
  parkCode: string
  name: string
  year: number
  quantities: { code: string; value: Amount; items: number; without: number }[]
  rates: Rate[]
  targets: {
    measure: string
    target: Amount
    actual: Amount
    share: Amount
    documentNo: string | null
  }[]
  top: { creditCode: string; name: string | null; taxWan: Amount }[]
  taxHidden: boolean
}

export interface Items {
  quantity: string
  rows: { kind: string; key: string; name: string | null; value: Amount }[]
  sum: Amount
  more: boolean
  taxHidden: boolean
}

const MU_PER_M2 = 0.0015

/** Floor space and footprints are counted in square metres, land in mu. */
const OF_BUILDINGS = new Set(['FLOOR_M2', 'FLOOR_USED_M2', 'FOOTPRINT_M2', 'INDUSTRY_FLOOR_M2'])
const OF_TAX = new Set(['TAX_WAN', 'INDUSTRY_TAX_WAN'])

/** Whether a quantity adds up what single firms paid. */
export function ofTax(code: string): boolean {
  return OF_TAX.has(code)
}

/** A quantity in the unit of its name: land in mu, floor space in m², money, else a count. */
export function quantity(code: string, value: Amount): string {
  if (code.endsWith('_WAN')) return money(value)
  if (OF_BUILDINGS.has(code)) return squareMetres(value)
  if (!code.endsWith('_M2')) return count(value)
  return mu(value === null ? null : Number(value) * MU_PER_M2)
}

/** Sums of the county are not lists. */
export function hasList(code: string): boolean {
  return !code.startsWith('COUNTY_')
}

export function named(code: string): string {
  return tCode('parkQuantity', code)
}
