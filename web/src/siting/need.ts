/** What a project needs, as the controls of the need bar hold it, and how one tap loosens it. */
import type { RejectedSite, SiteNeed, Supply } from '../api/types'

export const SUPPLIES: Supply[] = ['RESERVE', 'APPROVED_UNSUPPLIED', 'IDLE', 'LOW_EFFICIENCY']
export const DISTANCES = [
  'POWER_WITHIN_M',
  'ROAD_WITHIN_M',
  'WATER_WITHIN_M',
  'SEWAGE_WITHIN_M',
  'GAS_WITHIN_M',
] as const
export const SLOPE = 'SLOPE_MAX_DEG'
export const TERMS = ['AREA_FIT', 'ROAD_DISTANCE', 'SLOPE', 'SHAPE', 'PARK_FIT', 'EASE'] as const

/** The largest area the slider reaches; a field beside it takes any number. */
export const SLIDER_TOP_MU = 200

export interface NeedForm {
  min: number
  max: number
  industryCode: string
  pollutionClass: number | null
  supply: Supply[]
  limits: Record<string, number | null>
  weights: Record<string, number>
}

export function emptyNeed(): NeedForm {
  return {
    min: 40,
    max: 60,
    industryCode: '',
    pollutionClass: null,
    supply: [...SUPPLIES],
    limits: {},
    weights: { AREA_FIT: 1, ROAD_DISTANCE: 3, SLOPE: 2, SHAPE: 2, PARK_FIT: 1, EASE: 2 },
  }
}

export function needOf(form: NeedForm, limit: number): SiteNeed {
  return {
    areaMu: { min: form.min, max: form.max },
    ...(form.industryCode ? { industryCode: form.industryCode } : {}),
    ...(form.pollutionClass ? { pollutionClass: form.pollutionClass } : {}),
    supply: form.supply,
    require: Object.entries(form.limits).flatMap(([code, value]) =>
      value === null || value === undefined ? [] : [{ code, limit: value }],
    ),
    weights: form.weights,
    assemble: false,
    limit,
  }
}

/** A change of the need that would let this site pass the rule it fell to. */
export type Loosening =
  | { kind: 'min'; to: number }
  | { kind: 'max'; to: number }
  | { kind: 'supply'; add: Supply }
  | { kind: 'limit'; code: string; to: number; unit: string }
  | { kind: 'law' }

export function looseningOf(site: RejectedSite, form: NeedForm): Loosening | null {
  if (site.rule.startsWith('CONTROL_LINE') || site.rule === 'LAND_USE') return { kind: 'law' }
  const value = Number(site.value)
  const known = site.value !== null && site.value !== '' && Number.isFinite(value)
  if (site.rule === 'AREA_RANGE' && known) {
    if (value < form.min) return { kind: 'min', to: Math.floor(value) }
    if (value > form.max) return { kind: 'max', to: Math.ceil(value) }
  }
  if (site.rule === 'SUPPLY_KIND') {
    const kinds = String(site.value ?? '').split(' ')
    const add = SUPPLIES.find((kind) => kinds.includes(kind) && !form.supply.includes(kind))
    return add ? { kind: 'supply', add } : null
  }
  if (site.rule.endsWith('_WITHIN_M') && known)
    return { kind: 'limit', code: site.rule, to: Math.ceil(value / 100) * 100, unit: 'm' }
  if (site.rule === SLOPE && known) return { kind: 'limit', code: site.rule, to: Math.ceil(value), unit: '°' }
  return null
}

export function loosened(form: NeedForm, change: Loosening): NeedForm {
  switch (change.kind) {
    case 'min':
      return { ...form, min: change.to }
    case 'max':
      return { ...form, max: change.to }
    case 'supply':
      return { ...form, supply: [...form.supply, change.add] }
    case 'limit':
      return { ...form, limits: { ...form.limits, [change.code]: change.to } }
    case 'law':
      return form
  }
}
