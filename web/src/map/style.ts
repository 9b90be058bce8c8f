/**
 * The one MapLibre style of the product. All vector layers of the server live in it; what is switched off is only made
 * invisible, so no source is ever added twice. Layer order is drawing order.
 */
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Config } from '../api/types'
import { address } from '../api/client'
import { either } from '../i18n'
import { baseLayers, outlineLayers, parkLayers, roadLayers } from './style-ground'
import { labelLayers } from './style-labels'
import { redlineLayers } from './tools/redlines'
import { markerLayers, parcelLayers, stateLayers } from './style-parcels'
import { PARCEL_ZOOM } from './style-parts'
import { controlLayers, utilityLayers } from './style-plans'
import { assemblyLayers, selectionLayers, stagedLayers } from './style-work'
import type { Theme } from './themes'

const EMPTY = { type: 'FeatureCollection' as const, features: [] }

/** Ids of the sources that the page fills itself. */
export const OWN_SOURCES = [
  'areas',
  'parks',
  'places',
  'selection',
  'marks',
  'cases',
  'lamps',
  'staged',
  'drawing',
  'chosen-area',
  'outlines',
  'captions',
  'redlines',
  'labels',
]

export function tileAddress(collection: string, year?: number): string {
  const path = `/ogc/collections/${collection}/tiles/WebMercatorQuad/{z}/{y}/{x}`
  return location.origin + (year ? `${path}?year=${year}` : address(path))
}

/** Not bounded by the county: what people import may lie elsewhere. */
function tiles(collection: string, extra: object = {}): SourceSpecification {
  return { type: 'vector', tiles: [tileAddress(collection)], minzoom: 6, maxzoom: 16, ...extra }
}

function sources(config: Config, year: number): Record<string, SourceSpecification> {
  const all: Record<string, SourceSpecification> = {
    parcels: {
      ...tiles('parcels', { minzoom: PARCEL_ZOOM, promoteId: 'parcel_code' }),
      tiles: [tileAddress('parcels', year)],
    } as SourceSpecification,
    idle_candidates: tiles('idle_candidates', { minzoom: 8 }),
    control_lines: tiles('control_lines', { minzoom: 9 }),
    utilities: tiles('utilities', { minzoom: 9 }),
  }
  for (const id of OWN_SOURCES) all[id] = { type: 'geojson', data: EMPTY }
  for (const base of config.baseMaps) {
    all[`base-${base.id}`] = {
      type: 'raster',
      tiles: [location.origin + base.tiles],
      tileSize: 256,
      maxzoom: base.maxZoom ?? 18,
      attribution: either(base.attribution, base.attribution),
    }
    if (base.labels) {
      all[`base-${base.id}-labels`] = {
        type: 'raster',
        tiles: [location.origin + base.labels],
        tileSize: 256,
        maxzoom: base.maxZoom ?? 18,
      }
    }
  }
  return all
}

export function mapStyle(config: Config, theme: Theme, year: number): StyleSpecification {
  return {
    version: 8,
    sources: sources(config, year),
    layers: [
      ...baseLayers(config),
      ...parkLayers(theme),
      ...roadLayers(),
      ...parcelLayers(theme),
      ...stateLayers(theme),
      ...controlLayers(),
      ...utilityLayers(),
      ...outlineLayers(),
      ...stagedLayers(),
      ...assemblyLayers(),
      ...selectionLayers(),
      ...markerLayers(theme),
      ...labelLayers(),
      ...redlineLayers(),
    ],
  }
}
