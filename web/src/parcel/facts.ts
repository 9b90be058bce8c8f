/** Reading the facts of a dossier: one entry per ledger row that speaks of the parcel. */
import type { Dossier, Fact, FactField } from '../api/types'
import { either } from '../i18n'
import { day, NONE, number } from '../i18n/format'

export function factsOf(dossier: Dossier, kind: string): Fact[] {
  return dossier.facts.filter((fact) => fact.kind === kind)
}

export function valueOf(fact: Fact | undefined, name: string): unknown {
  return fact?.fields.find((field) => field.name === name)?.value ?? null
}

export function numberOf(fact: Fact | undefined, name: string): number | null {
  const value = valueOf(fact, name)
  return value === null || value === '' || Number.isNaN(Number(value)) ? null : Number(value)
}

export function textOf(fact: Fact | undefined, name: string): string | null {
  const value = valueOf(fact, name)
  return value === null ? null : String(value)
}

/** The newest by a date field, for "what holds now". */
export function newest(facts: Fact[], dateField: string): Fact | undefined {
  return [...facts].sort((a, b) =>
    String(valueOf(b, dateField) ?? '').localeCompare(String(valueOf(a, dateField) ?? '')),
  )[0]
}

const UNITS: Record<string, string> = { m2: 'm²', mu: '', m: 'm', km: 'km', kva: 'kVA' }

/** The value as people read it: numbers grouped and with their unit, dates as days, lists joined. */
export function shown(
  field: FactField,
  unitWords: { mu: string; wan: string; wanPerMu: string; yuan: string },
): string {
  const { value } = field
  if (value === null || value === undefined || value === '') return NONE
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  if (Array.isArray(value)) return value.map(String).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  if (typeof value === 'number') {
    const whole = Number.isInteger(value) && !field.unit
    // Years and counts have no unit and are not grouped.
    if (whole) return String(value)
    const unit = unitOf(field.unit, unitWords)
    return number(value) + (unit ? `\u2009${unit}` : '')
  }
  return /^\d{4}-\d\d-\d\dT/.test(String(value)) ? day(String(value)) : String(value)
}

function unitOf(
  unit: string | null,
  words: { mu: string; wan: string; wanPerMu: string; yuan: string },
): string {
  if (!unit) return ''
  if (unit === 'mu') return words.mu
  if (unit === 'wan') return words.wan
  if (unit === 'wan_per_mu' || unit === 'wan/mu') return words.wanPerMu
  return UNITS[unit] ?? unit
}

export function titleOf(field: FactField): string {
  return either(field.title, field.titleEn) || field.name
}
