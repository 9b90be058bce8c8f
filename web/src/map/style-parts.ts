/** What the layers of the style have in common: zooms, fonts, halos, short names of expressions. */
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification } from 'maplibre-gl'
import { stateExpression } from './themes'
import { token } from './tokens'

const FONT = ['Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', 'sans-serif']

/**
 * Parcels are drawn from here on (MapLibre zoom, one less than Leaflet's: scale about 1:40 000); below it the parks speak for them.
 * Where a tile would hold too many, the server gives blocks of them: same states and colours, no `parcel_code`.
 */
export const PARCEL_ZOOM = 11

/** Parcels are named and marked from here on (MapLibre zoom). */
export const LABEL_ZOOM = 15

/** All red lamps are named from here on, the worst always. */
export const ALL_LAMPS_ZOOM = 13

/** Side streets are drawn from here on. */
export const SMALL_ROADS_ZOOM = 12

export const text = (field: DataDrivenPropertyValueSpecification<string>, size: number) => ({
  'text-field': field as never,
  'text-font': FONT,
  'text-size': size,
})
export const halo = (colour: string) => ({
  'text-color': token(colour),
  'text-halo-color': token('white'),
  'text-halo-width': 2,
})
export const from = (source: string) => ({ source, 'source-layer': source })
export const kindIs = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind]
export const kindIn = (kinds: string[]): ExpressionSpecification => [
  'in',
  ['get', 'kind'],
  ['literal', kinds],
]
export const stateIs = (state: string): ExpressionSpecification => ['==', stateExpression, state]
export const growing = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification
