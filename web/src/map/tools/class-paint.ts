/** How a theme that somebody has built paints parcels, parks and the legend. */
import type { ExpressionSpecification } from 'maplibre-gl'
import { t, tCode } from '../../i18n'
import { isKind, type ClassPaint, type ClassProperty } from './class-spec'
import type { LegendEntry } from '../legend'
import { kindColours, rampColours } from './ramps'
import { token } from '../tokens'

type Expression = ExpressionSpecification

const field = (property: ClassProperty) => ['get', property]

/** Blocks of parcels at small scales carry sums, which are no values of a parcel; per-mu figures are shares and stay. */
function meaningful(property: ClassProperty): unknown[] {
  return property === 'area_mu' || property === 'net_idle_days'
    ? ['all', ['has', property], ['has', 'parcel_code']]
    : ['has', property]
}

function painted({ spec, values }: ClassPaint, colours: readonly string[]): unknown {
  if (isKind(spec.property)) {
    const named = values.filter((value) => value !== '*')
    if (named.length === 0) return token('no-data')
    return [
      'match',
      field(spec.property),
      ...named.flatMap((value, i) => [value, colours[i]]),
      token('border'),
    ]
  }
  const steps = spec.limits.flatMap((limit, i) => [limit, colours[i + 1]])
  return spec.limits.length === 0
    ? colours[0]
    : ['step', ['to-number', field(spec.property), 0], colours[0], ...steps]
}

export function paintColours({ spec }: ClassPaint): string[] {
  return isKind(spec.property) ? kindColours() : rampColours(spec.ramp, spec.limits.length + 1)
}

/** The fill of a parcel. */
export function paintFill(paint: ClassPaint): Expression {
  const known = meaningful(paint.spec.property)
  return ['case', known, painted(paint, paintColours(paint)), token('no-data')] as unknown as Expression
}

/** The fill of a park at small scales, where it has a figure of its own. */
export function paintPark(paint: ClassPaint): Expression | string {
  const { property } = paint.spec
  const own = { tax_wan_per_mu: 'taxWanPerMu', output_wan_per_mu: 'outputWanPerMu' }[property as string]
  if (!own) return token('primary-tint')
  const value = ['coalesce', ['get', property], ['get', own]]
  const colours = paintColours(paint)
  const steps = paint.spec.limits.flatMap((limit, i) => [limit, colours[i + 1]])
  const ramp = steps.length ? ['step', ['to-number', value, 0], colours[0], ...steps] : colours[0]
  return ['case', ['==', value, null], token('no-data'), ramp] as unknown as Expression
}

/** Parcels without a value: dotted, never the lowest class. */
export function paintMissing(paint: ClassPaint): Expression {
  return ['!', meaningful(paint.spec.property)] as unknown as Expression
}

export const propertyTitle = (property: ClassProperty) => tCode('classProperty', property)
export const propertyUnit = (property: ClassProperty): string =>
  isKind(property)
    ? ''
    : property === 'area_mu'
      ? t('unit.mu')
      : property === 'net_idle_days'
        ? t('unit.days')
        : t('unit.wanPerMu')

/** A limit in the digits that it was rounded to. */
export const limitText = (limit: number) => String(Number(limit.toFixed(4)))

/** The words of each class or value, in the order of their colours. */
export function classTitles({ spec, values }: ClassPaint): string[] {
  if (isKind(spec.property))
    return values.map((value) =>
      value === '*'
        ? t('classes.others')
        : spec.property === 'supply_state'
          ? tCode('supplyState', value)
          : value,
    )
  const { limits } = spec
  if (limits.length === 0) return [t('classes.allValues')]
  return [
    `< ${limitText(limits[0]!)}`,
    ...limits.slice(1).map((limit, i) => `${limitText(limits[i]!)} – ${limitText(limit)}`),
    `≥ ${limitText(limits.at(-1)!)}`,
  ]
}

/** The legend: high classes first, as on the sheet; no data last. */
export function classLegend(paint: ClassPaint): LegendEntry[] {
  const colours = paintColours(paint)
  const titles = classTitles(paint)
  const rows = titles.map((text, i): LegendEntry => ({
    colour: paint.values[i] === '*' ? token('border') : (colours[i] ?? token('border')),
    text,
  }))
  return [
    ...(isKind(paint.spec.property) ? rows : rows.reverse()),
    { swatch: 'no-data', text: t('classes.noData') },
  ]
}
