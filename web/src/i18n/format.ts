/** Numbers, money and dates as people read them: thin space between thousands, a unit always beside. */
import { locale, t } from '.'
import type { Amount } from '../api/types'

const THIN = '\u2009'
const MINUS = '\u2212'
export const NONE = '\u2013'

/** `1 280.00`; a missing number is a dash, never a zero. */
export function number(value: Amount | undefined, digits = 2): string {
  if (value === null || value === undefined || Number.isNaN(Number(value))) return NONE
  const [whole, fraction] = Math.abs(Number(value)).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN)
  const isZero = Number(whole) === 0 && Number(fraction ?? 0) === 0
  const sign = Number(value) < 0 && !isZero ? MINUS : ''
  return sign + grouped + (fraction ? `.${fraction}` : '')
}

/** A sentence of the server in which every longer fraction is rounded to two decimals. */
export function rounded(text: string): string {
  return text.replace(/\d+\.\d{3,}/g, (figure) => Number(figure).toFixed(2))
}

export function count(value: Amount | undefined): string {
  return number(value, 0)
}

export function signed(value: Amount | undefined, digits = 2): string {
  const text = number(value, digits)
  return value !== null && value !== undefined && Number(value) > 0 && text !== NONE ? `+${text}` : text
}

export function mu(value: Amount | undefined): string {
  return withUnit(number(value), t('unit.mu'))
}

export function squareMetres(value: Amount | undefined): string {
  return withUnit(number(value), 'm²')
}

/** A share of 0..1 as percent. */
export function percent(share: Amount | undefined, digits = 1): string {
  return share === null || share === undefined ? NONE : `${number(Number(share) * 100, digits)}${THIN}%`
}

/** Money given in units of ten thousand yuan: so in Chinese, in full yuan in English. */
export function money(wan: Amount | undefined): string {
  if (wan === null || wan === undefined) return NONE
  return locale.value === 'en'
    ? `CNY${THIN}${number(Number(wan) * 10_000, 0)}`
    : withUnit(number(wan), t('unit.wan'))
}

/** The number alone, in the unit that `moneyUnit()` names in the head of the column. */
export function moneyFigure(wan: Amount | undefined): string {
  if (wan === null || wan === undefined) return NONE
  return locale.value === 'en' ? number(Number(wan) * 10_000, 0) : number(wan)
}

export function moneyUnit(): string {
  return t('unit.money')
}

/** Sums of a whole county: hundred millions of yuan in Chinese, millions in English; the unit is `unit.yiMoney`. */
export function bigMoneyFigure(wan: Amount | undefined): string {
  if (wan === null || wan === undefined) return NONE
  return locale.value === 'en' ? number(Number(wan) / 100, 0) : number(Number(wan) / 10_000)
}

/** The figures of a chart's axis: ten thousand yuan in Chinese, millions in English; the unit is `unit.chartMoney`. */
export function chartMoney(wan: number): string {
  return locale.value === 'en' ? number(wan / 100, wan < 1_000 ? 1 : 0) : number(wan, 0)
}

/** Money per mu stays in ten thousands in both languages, because the thresholds are written so. */
export function perMu(wan: Amount | undefined): string {
  return withUnit(number(wan), t('unit.wanPerMu'))
}

/** The server's words for an act or a stage as the beginning of a line; Chinese has no capitals. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function withUnit(text: string, unit: string): string {
  return text === NONE ? NONE : `${text}${THIN}${unit}`
}

/** The day part of a date or of an instant. */
export function day(value: string | null | undefined): string {
  return value ? value.slice(0, 10) : NONE
}

/** An instant in the reader's own clock, to the minute. */
export function moment(value: string | null | undefined): string {
  if (!value) return NONE
  const at = new Date(value)
  if (Number.isNaN(at.getTime())) return value
  const two = (part: number) => String(part).padStart(2, '0')
  return (
    `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ` +
    `${two(at.getHours())}:${two(at.getMinutes())}`
  )
}

/** The day written out with its weekday, for the head of a page. */
export function longDay(value: string): string {
  return new Intl.DateTimeFormat(locale.value, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${value.slice(0, 10)}T00:00:00Z`),
  )
}

export function addDays(date: string, days: number): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000,
  )
}
