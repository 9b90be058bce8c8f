/** What a project needs, as the controls of the need bar hold it, and how one tap loosens it. */
import type { RejectedSite, SiteForm, SiteLoosening, SiteNeed, Supply } from '../api/types'

export const SUPPLIES: Supply[] = [
  'RESERVE',
  'APPROVED_UNSUPPLIED',
  'IDLE',
  'LOW_EFFICIENCY',
  'EMPTY_FACTORY',
]
export const ROADS = [
  'ROAD_WITHIN_M',
  'SECONDARY_ROAD_WITHIN_M',
  'ARTERIAL_ROAD_WITHIN_M',
  'EXPRESS_ROAD_WITHIN_M',
] as const
export const UTILITIES = ['POWER_WITHIN_M', 'WATER_WITHIN_M', 'SEWAGE_WITHIN_M', 'GAS_WITHIN_M'] as const
export const BY_ROAD = [
  'EXPRESS_BY_ROAD_WITHIN_M',
  'POWER_BY_ROAD_WITHIN_M',
  'WATER_BY_ROAD_WITHIN_M',
  'SEWAGE_BY_ROAD_WITHIN_M',
  'GAS_BY_ROAD_WITHIN_M',
] as const
export const SPARES = ['POWER_SPARE_MIN', 'WATER_SPARE_MIN', 'SEWAGE_SPARE_MIN', 'GAS_SPARE_MIN'] as const
export const BUILDINGS = ['IDLE_FLOOR_MIN_M2', 'CLEAR_HEIGHT_MIN_M', 'BUILDING_POWER_MIN_KVA'] as const
export const SLOPE = 'SLOPE_MAX_DEG'
export const SLOPE_MIN = 'SLOPE_MIN_DEG'
export const EARTHWORK = 'EARTHWORK_MAX_M3_PER_MU'
export const WORKS = [
  'ROAD',
  'STORM',
  'SEWAGE',
  'WATER',
  'GAS',
  'POWER',
  'TELECOM',
  'HEAT',
  'CABLE_TV',
  'LEVELLED',
] as const
export const TERMS = [
  'AREA_FIT',
  'ROAD_DISTANCE',
  'ARTERIAL_DISTANCE',
  'EXPRESS_BY_ROAD',
  'POWER_DISTANCE',
  'WATER_DISTANCE',
  'SEWAGE_DISTANCE',
  'GAS_DISTANCE',
  'SLOPE',
  'EARTHWORK',
  'READINESS',
  'SHAPE',
  'PARK_FIT',
  'EASE',
] as const

/** Low hills and gentle slopes, degrees. */
export const HILLS = { min: 8, max: 25 }

/** The largest area the slider reaches; a field beside it takes any number. */
export const SLIDER_TOP_MU = 200

export interface NeedForm {
  min: number
  max: number
  industryCode: string
  pollutionClass: number | null
  supply: Supply[]
  limits: Record<string, number | null>
  works: string[]
  plantLength: number | null
  plantWidth: number | null
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
    works: [],
    plantLength: null,
    plantWidth: null,
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
    readiness: form.works,
    ...(form.plantLength && form.plantWidth
      ? { plant: { lengthM: form.plantLength, widthM: form.plantWidth } }
      : {}),
    weights: form.weights,
    assemble: false,
    limit,
  }
}

/** How many demands beyond area, supply and class are set. */
export function demandsOf(form: NeedForm): number {
  const limits = Object.values(form.limits).filter((limit) => limit !== null && limit !== undefined).length
  return limits + (form.works.length ? 1 : 0) + (form.plantLength && form.plantWidth ? 1 : 0)
}

/** A change of the need that would let this site pass the rule it fell to. */
export type Loosening =
  | { kind: 'min'; to: number }
  | { kind: 'max'; to: number }
  | { kind: 'supply'; add: Supply }
  | { kind: 'limit'; code: string; to: number; unit: string }
  | { kind: 'law' }

export function looseningOf(site: RejectedSite, form: NeedForm): Loosening | null {
  if (site.rule.startsWith('CONTROL_LINE') || site.rule === 'LAND_USE' || site.rule === 'POLLUTION_CLASS')
    return { kind: 'law' }
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
  if (site.rule === EARTHWORK && known)
    return { kind: 'limit', code: site.rule, to: Math.ceil(value / 100) * 100, unit: site.unit ?? '' }
  if ((site.rule.includes('_MIN_') || site.rule.endsWith('_MIN')) && known)
    return { kind: 'limit', code: site.rule, to: Math.floor(value), unit: '' }
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

/** The need after a step that the server found to gain most. */
export function stepped(form: NeedForm, step: SiteLoosening): NeedForm {
  const number = Number(step.to)
  switch (step.field) {
    case 'min':
      return { ...form, min: number }
    case 'max':
      return { ...form, max: number }
    case 'limit':
      return { ...form, limits: { ...form.limits, [step.rule]: number } }
    case 'plant':
      return {
        ...form,
        plantLength: form.plantLength && (form.plantLength * number) / 100,
        plantWidth: form.plantWidth && (form.plantWidth * number) / 100,
      }
    case 'supply':
      return { ...form, supply: [...form.supply, step.to as Supply] }
    case 'ready':
      return { ...form, works: form.works.filter((work) => work !== step.to) }
  }
}

/** The need with what an application form says; what it is silent about stays. */
export function filled(form: NeedForm, said: SiteForm): NeedForm {
  return {
    ...form,
    min: said.minMu ?? form.min,
    max: said.maxMu ?? form.max,
    industryCode: said.industryCode ?? form.industryCode,
    pollutionClass: said.pollutionClass ?? form.pollutionClass,
    limits: { ...form.limits, ...said.limits },
    works: said.readiness.length ? said.readiness : form.works,
    plantLength: said.plant?.[0] ?? form.plantLength,
    plantWidth: said.plant?.[1] ?? form.plantWidth,
  }
}
