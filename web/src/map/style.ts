/**
 * The one MapLibre style of the product. All vector layers of the server live in it; what is switched off is only made
 * invisible, so no source is ever added twice. Layer order is drawing order.
 */
import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import type { Config } from '../api/types'
import { address } from '../api/client'
import { either, t } from '../i18n'
import { MAIN_ROADS, TRUNK_ROADS } from '../i18n/data-words'
import { token } from './tokens'
import {
  edgeColour,
  fillColour,
  MARKED,
  noDataFilter,
  parkColour,
  stateExpression,
  type Theme,
} from './themes'

const FONT = ['Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', 'sans-serif']
const EMPTY = { type: 'FeatureCollection' as const, features: [] }

/**
 * Parcels are drawn from here on (MapLibre zoom, one less than Leaflet's: scale about 1:40 000); below it the parks speak for them.
 * Where a tile would hold too many, the server gives blocks of them: same states and colours, no `parcel_code`.
 */
export const PARCEL_ZOOM = 11

/** Parcels are named and marked from here on (MapLibre zoom). */
export const LABEL_ZOOM = 15

/** All red lamps are named from here on, the worst always. */
const ALL_LAMPS_ZOOM = 13

/** Side streets are drawn from here on. */
const SMALL_ROADS_ZOOM = 12

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
  }
  return all
}

const text = (field: DataDrivenPropertyValueSpecification<string>, size: number) => ({
  'text-field': field as never,
  'text-font': FONT,
  'text-size': size,
})
const halo = (colour: string) => ({
  'text-color': token(colour),
  'text-halo-color': token('white'),
  'text-halo-width': 1.6,
})
const from = (source: string) => ({ source, 'source-layer': source })
const kindIs = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind]
const kindIn = (kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]
const stateIs = (state: string): ExpressionSpecification => ['==', stateExpression, state]
const growing = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification

function baseLayers(config: Config): LayerSpecification[] {
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': token('ground') } },
    ...config.baseMaps.map((base): LayerSpecification => ({
      id: `base-${base.id}`,
      type: 'raster',
      source: `base-${base.id}`,
      layout: { visibility: 'none' },
    })),
    {
      id: 'areas-fill',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['get', 'level'], 'COUNTY'],
      paint: { 'fill-color': token('ground'), 'fill-opacity': 0.5 },
    },
  ]
}

function roadLayers(): LayerSpecification[] {
  const roadClass: ExpressionSpecification = ['to-string', ['coalesce', ['get', 'class'], '']]
  const large = ['in', roadClass, ['literal', [...TRUNK_ROADS, ...MAIN_ROADS]]]
  const road = [
    'all',
    kindIs('ROAD'),
    ['any', large, ['>=', ['zoom'], SMALL_ROADS_ZOOM]],
  ] as unknown as ExpressionSpecification
  return [
    {
      id: 'roads-edge',
      type: 'line',
      ...from('utilities'),
      filter: road,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': token('road-edge'), 'line-width': growing(9, 1.6, 13, 3.4, 16, 9, 18, 22) },
    },
    {
      id: 'roads-fill',
      type: 'line',
      ...from('utilities'),
      filter: road,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': [
          'match',
          roadClass,
          TRUNK_ROADS,
          token('motorway'),
          MAIN_ROADS,
          token('provincial'),
          token('white'),
        ],
        'line-width': growing(9, 0.8, 13, 2.2, 16, 7, 18, 19),
      },
    },
  ]
}

function parkLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: 'parks-fill',
      type: 'fill',
      source: 'parks',
      paint: {
        'fill-color': parkColour(theme),
        'fill-opacity': growing(9, 0.9, PARCEL_ZOOM, 0.9, PARCEL_ZOOM + 0.5, 0.25),
      },
    },
  ]
}

function parcelLayers(theme: Theme): LayerSpecification[] {
  const parcels = from('parcels')
  return [
    {
      id: 'parcels-fill',
      type: 'fill',
      ...parcels,
      paint: { 'fill-color': fillColour(theme), 'fill-antialias': false },
    },
    {
      id: 'parcels-no-data',
      type: 'fill',
      ...parcels,
      filter: noDataFilter(theme),
      paint: { 'fill-pattern': 'fill-no-data' },
    },
    {
      id: 'parcels-edge',
      type: 'line',
      ...parcels,
      paint: { 'line-color': token('plain'), 'line-width': growing(PARCEL_ZOOM, 0.2, 15, 0.8, 18, 1.2) },
    },
    {
      id: 'sites-rejected',
      type: 'fill',
      ...parcels,
      filter: ['literal', false],
      paint: { 'fill-color': token('plain'), 'fill-opacity': 0.25 },
    },
    {
      id: 'sites-fill',
      type: 'fill',
      ...parcels,
      filter: ['literal', false],
      paint: { 'fill-color': token('listed-fill'), 'fill-outline-color': token('primary') },
    },
    {
      id: 'sites-edge',
      type: 'line',
      ...parcels,
      filter: ['literal', false],
      paint: { 'line-color': token('primary'), 'line-width': 2.4 },
    },
  ]
}

function stateLayers(theme: Theme): LayerSpecification[] {
  const parcels = from('parcels')
  const visibility = theme === 'idle' ? 'visible' : 'none'
  const width = (at12: number, at16: number) => growing(PARCEL_ZOOM, at12 / 2, 12, at12, 16, at16)
  return [
    {
      id: 'parcels-investigating',
      type: 'fill',
      ...parcels,
      filter: stateIs('investigating'),
      layout: { visibility },
      paint: { 'fill-pattern': 'fill-investigating' },
    },
    {
      id: 'parcels-found',
      type: 'fill',
      ...parcels,
      filter: stateIs('found'),
      layout: { visibility },
      paint: { 'fill-pattern': 'fill-found' },
    },
    {
      id: 'parcels-late-edge',
      type: 'line',
      ...parcels,
      filter: stateIs('late'),
      layout: { visibility },
      paint: { 'line-color': token('late'), 'line-width': width(1, 2), 'line-dasharray': [3, 2] },
    },
    {
      id: 'parcels-state-edge',
      type: 'line',
      ...parcels,
      filter: [
        'in',
        stateExpression,
        ['literal', ['suspected', 'investigating', 'found', 'reserve', 'unsupplied']],
      ],
      layout: { visibility, 'line-join': 'round' },
      paint: { 'line-color': edgeColour('idle'), 'line-width': width(1.2, 2.4) },
    },
  ]
}

function controlLayers(): LayerSpecification[] {
  const lines = from('control_lines')
  const fill = (id: string, kinds: string[], pattern: string): LayerSpecification => ({
    id,
    type: 'fill',
    ...lines,
    filter: kindIn(kinds),
    layout: { visibility: 'none' },
    paint: { 'fill-pattern': pattern, 'fill-opacity': 0.8 },
  })
  const edge = (id: string, kinds: string[], colour: string, dash: number[]): LayerSpecification => ({
    id,
    type: 'line',
    ...lines,
    filter: kindIn(kinds),
    layout: { visibility: 'none' },
    paint: { 'line-color': token(colour), 'line-width': 1.8, 'line-dasharray': dash },
  })
  return [
    fill('control-farmland', ['FARMLAND', 'FOREST', 'ECOLOGICAL'], 'fill-farmland'),
    fill('control-flood', ['FLOOD', 'WATER_SOURCE'], 'fill-flood'),
    fill('control-other', ['HERITAGE', 'GEO_HAZARD'], 'fill-control'),
    edge('control-farmland-edge', ['FARMLAND', 'FOREST', 'ECOLOGICAL'], 'farmland-edge', [1, 0]),
    edge('control-flood-edge', ['FLOOD', 'WATER_SOURCE'], 'flood', [4, 2]),
    edge('control-other-edge', ['HERITAGE', 'GEO_HAZARD'], 'assembly', [3, 2]),
    edge('control-boundary-edge', ['URBAN_BOUNDARY', 'PLAN_USE', 'OTHER'], 'red-line', [6, 2, 1, 2]),
  ]
}

/** Pipes and wires by kind; roads belong to the base. */
export const PIPES: { kind: string; colour: string }[] = [
  { kind: 'POWER', colour: 'power-line' },
  { kind: 'WATER', colour: 'water-pipe' },
  { kind: 'SEWAGE', colour: 'sewage-pipe' },
  { kind: 'STORM', colour: 'storm-pipe' },
  { kind: 'GAS', colour: 'gas-pipe' },
  { kind: 'HEAT', colour: 'heat-pipe' },
  { kind: 'TELECOM', colour: 'telecom-line' },
  { kind: 'CABLE_TV', colour: 'telecom-line' },
]

function utilityLayers(): LayerSpecification[] {
  const colours = PIPES.flatMap((pipe) => [pipe.kind, token(pipe.colour)])
  const colour = ['match', ['get', 'kind'], ...colours, token('plain')] as unknown as ExpressionSpecification
  const pipe: ExpressionSpecification = ['!=', ['get', 'kind'], 'ROAD']
  return [
    {
      id: 'utilities-line',
      type: 'line',
      ...from('utilities'),
      filter: pipe,
      layout: { visibility: 'none', 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': growing(11, 0.8, 15, 1.8, 18, 2.6) },
    },
    {
      id: 'utilities-point',
      type: 'circle',
      ...from('utilities'),
      filter: ['all', pipe, ['==', ['geometry-type'], 'Point']],
      layout: { visibility: 'none' },
      paint: {
        'circle-color': token('white'),
        'circle-stroke-color': colour,
        'circle-stroke-width': 2,
        'circle-radius': growing(11, 2, 16, 5),
      },
    },
  ]
}

function outlineLayers(): LayerSpecification[] {
  return [
    {
      id: 'areas-town',
      type: 'line',
      source: 'areas',
      filter: ['==', ['get', 'level'], 'TOWN'],
      paint: { 'line-color': token('town-line'), 'line-width': 0.9, 'line-dasharray': [6, 2, 1, 2] },
    },
    {
      id: 'areas-county',
      type: 'line',
      source: 'areas',
      filter: ['==', ['get', 'level'], 'COUNTY'],
      paint: { 'line-color': token('text-3'), 'line-width': 1.8, 'line-dasharray': [6, 2, 1, 2] },
    },
    {
      id: 'parks-edge',
      type: 'line',
      source: 'parks',
      paint: { 'line-color': token('primary'), 'line-width': 1.6 },
    },
  ]
}

function stagedLayers(): LayerSpecification[] {
  const is = (name: string, value: string): ExpressionSpecification => ['==', ['get', name], value]
  const surface: ExpressionSpecification = ['in', ['geometry-type'], ['literal', ['Polygon', 'MultiPolygon']]]
  const fill = (id: string, filter: ExpressionSpecification, colour: string): LayerSpecification => ({
    id,
    type: 'fill',
    source: 'staged',
    filter: ['all', filter, surface],
    paint: { 'fill-color': token(colour), 'fill-opacity': 0.75 },
  })
  const accepted: ExpressionSpecification = is('state', 'ACCEPTED')
  const rejected: ExpressionSpecification = is('state', 'REJECTED')
  return [
    fill('staged-same', ['all', accepted, is('change', 'SAME')], 'plain-fill'),
    fill('staged-new', ['all', accepted, is('change', 'NEW')], 'success-tint'),
    fill('staged-changed', ['all', accepted, is('change', 'CHANGED')], 'listed-fill'),
    {
      id: 'staged-rejected',
      type: 'fill',
      source: 'staged',
      filter: ['all', rejected, surface],
      paint: { 'fill-pattern': 'fill-rejected' },
    },
    {
      id: 'staged-edge',
      type: 'line',
      source: 'staged',
      filter: accepted,
      paint: {
        'line-color': [
          'match',
          ['get', 'change'],
          'NEW',
          token('success'),
          'CHANGED',
          token('primary'),
          token('plain'),
        ],
        'line-width': 1.6,
      },
    },
    {
      id: 'staged-rejected-edge',
      type: 'line',
      source: 'staged',
      filter: rejected,
      paint: { 'line-color': token('danger'), 'line-width': 2, 'line-dasharray': [3, 2] },
    },
    {
      id: 'staged-point',
      type: 'circle',
      source: 'staged',
      filter: ['in', ['geometry-type'], ['literal', ['Point', 'MultiPoint']]],
      paint: {
        'circle-radius': 4,
        'circle-color': ['match', ['get', 'state'], 'REJECTED', token('danger'), token('primary')],
        'circle-stroke-color': token('white'),
        'circle-stroke-width': 1.5,
      },
    },
  ]
}

/** Sites put together of several parcels, and shapes that were checked. */
function assemblyLayers(): LayerSpecification[] {
  return [
    {
      id: 'outlines-fill',
      type: 'fill',
      source: 'outlines',
      paint: { 'fill-color': token('assembly'), 'fill-opacity': 0.14 },
    },
    {
      id: 'outlines-edge',
      type: 'line',
      source: 'outlines',
      paint: { 'line-color': token('assembly'), 'line-width': 3.2, 'line-dasharray': [2.5, 1.25] },
    },
  ]
}

function selectionLayers(): LayerSpecification[] {
  return [
    {
      id: 'selection-white',
      type: 'line',
      source: 'selection',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': token('white'), 'line-width': 11, 'line-opacity': 0.9 },
    },
    {
      id: 'selection-halo',
      type: 'line',
      source: 'selection',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': token('primary'), 'line-width': 8, 'line-opacity': 0.55 },
    },
    {
      id: 'selection-edge',
      type: 'line',
      source: 'selection',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ['coalesce', ['get', 'colour'], token('plain')], 'line-width': 2.4 },
    },
    {
      id: 'marks-point',
      type: 'circle',
      source: 'marks',
      minzoom: 15.5,
      filter: ['==', ['get', 'kind'], 'vertex'],
      paint: {
        'circle-radius': 3.6,
        'circle-color': token('white'),
        'circle-stroke-color': token('danger'),
        'circle-stroke-width': 1.6,
      },
    },
    {
      id: 'chosen-area-fill',
      type: 'fill',
      source: 'chosen-area',
      paint: { 'fill-color': token('primary'), 'fill-opacity': 0.08 },
    },
    {
      id: 'chosen-area-line',
      type: 'line',
      source: 'chosen-area',
      paint: { 'line-color': token('primary'), 'line-width': 2, 'line-dasharray': [4, 2] },
    },
    {
      id: 'drawing-fill',
      type: 'fill',
      source: 'drawing',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': token('chosen'), 'fill-opacity': 0.12 },
    },
    {
      id: 'drawing-line',
      type: 'line',
      source: 'drawing',
      paint: { 'line-color': token('chosen'), 'line-width': 2, 'line-dasharray': [3, 1.5] },
    },
    {
      id: 'drawing-point',
      type: 'circle',
      source: 'drawing',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 3, 'circle-color': token('chosen') },
    },
  ]
}

function markerLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: 'parcels-mark',
      type: 'symbol',
      source: 'labels',
      minzoom: LABEL_ZOOM,
      filter: MARKED,
      layout: {
        visibility: theme === 'idle' ? 'visible' : 'none',
        'icon-image': ['concat', 'mark-', stateExpression],
        'icon-allow-overlap': false,
        'icon-offset': [0, -22],
      },
    },
    {
      id: 'candidates-mark',
      type: 'symbol',
      ...from('idle_candidates'),
      maxzoom: 15,
      filter: ['literal', false],
      layout: {
        visibility: 'none',
        'icon-image': ['concat', 'mark-', stateExpression],
        'icon-size': growing(9, 0.55, 12, 0.75, 15, 1),
        'icon-allow-overlap': true,
        'symbol-sort-key': ['match', stateExpression, 'found', 3, 'investigating', 2, 'suspected', 1, 0],
      },
    },
    {
      id: 'cases-mark',
      type: 'symbol',
      source: 'cases',
      maxzoom: 15,
      layout: {
        'icon-image': ['concat', 'mark-', ['get', 'state']],
        'icon-size': growing(9, 0.7, 12, 0.85, 15, 1),
        'icon-allow-overlap': true,
        'symbol-sort-key': ['get', 'order'],
      },
    },
    {
      id: 'lamps-mark',
      type: 'symbol',
      source: 'lamps',
      layout: {
        'icon-image': ['concat', 'lamp-', ['get', 'lamp']],
        'icon-size': ['match', ['get', 'lamp'], 'RED', 0.95, 0.75],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['get', 'order'],
      },
    },
  ]
}

function labelLayers(): LayerSpecification[] {
  const area: ExpressionSpecification = [
    'number-format',
    ['to-number', ['get', 'area_mu'], 0],
    { 'min-fraction-digits': 2, 'max-fraction-digits': 2 },
  ]
  const name: ExpressionSpecification = ['coalesce', ['get', 'name'], ['get', 'parcel_code'], '']
  return [
    {
      id: 'parcels-label',
      type: 'symbol',
      source: 'labels',
      minzoom: LABEL_ZOOM,
      layout: {
        ...text(['concat', name, '\n', area, ` ${t('unit.mu')}`] as never, 12),
        'text-line-height': 1.3,
        'text-padding': 6,
        'text-max-width': 12,
      },
      paint: halo('text-2'),
    },
    {
      id: 'roads-label',
      type: 'symbol',
      ...from('utilities'),
      minzoom: 14,
      filter: kindIs('ROAD'),
      layout: {
        ...text(['coalesce', ['get', 'name'], ''] as never, 12),
        'symbol-placement': 'line',
        'symbol-spacing': 420,
      },
      paint: halo('text-3'),
    },
    {
      id: 'places-town',
      type: 'symbol',
      source: 'places',
      maxzoom: 14,
      filter: ['==', ['get', 'kind'], 'town'],
      layout: { ...text(['get', 'name'] as never, 13), 'text-letter-spacing': 0.12, 'text-padding': 4 },
      paint: halo('text-3'),
    },
    {
      id: 'places-park',
      type: 'symbol',
      source: 'places',
      maxzoom: 14.5,
      filter: ['==', ['get', 'kind'], 'park'],
      layout: {
        ...text(
          ['format', ['get', 'name'], { 'font-scale': 1 }, ['get', 'note'], { 'font-scale': 0.86 }] as never,
          13,
        ),
        'text-line-height': 1.3,
        'text-padding': 2,
        'text-anchor': 'top',
        'text-offset': [0, 1],
      },
      paint: halo('primary-dark'),
    },
    {
      id: 'lamps-label',
      type: 'symbol',
      source: 'lamps',
      filter: [
        'all',
        ['==', ['get', 'lamp'], 'RED'],
        ['any', ['get', 'worst'], ['>=', ['zoom'], ALL_LAMPS_ZOOM]],
      ] as never,
      layout: {
        ...text(['get', 'name'] as never, 13),
        'text-anchor': 'left',
        'text-offset': [0.9, 0],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.9,
        'text-justify': 'auto',
        'text-max-width': 14,
      },
      paint: halo('text-1'),
    },
    {
      id: 'marks-label',
      type: 'symbol',
      source: 'marks',
      minzoom: 15.5,
      layout: {
        ...text(['get', 'text'] as never, 12),
        'text-rotate': ['get', 'turn'],
        'text-rotation-alignment': 'map',
        'text-offset': [
          'match',
          ['get', 'kind'],
          'vertex',
          ['literal', [0.9, -0.9]],
          ['literal', [0, -0.8]],
        ] as never,
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': ['match', ['get', 'kind'], 'vertex', token('danger'), token('text-2')],
        'text-halo-color': token('white'),
        'text-halo-width': 1.6,
      },
    },
    {
      id: 'captions-label',
      type: 'symbol',
      source: 'captions',
      minzoom: 12,
      layout: { ...text(['get', 'text'] as never, 12), 'text-anchor': 'top', 'text-offset': [0, 0.3] },
      paint: halo('text-1'),
    },
    {
      id: 'selection-label',
      type: 'symbol',
      source: 'selection',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        ...text(
          ['format', ['get', 'name'], { 'font-scale': 1 }, ['get', 'note'], { 'font-scale': 0.86 }] as never,
          15,
        ),
        'text-line-height': 1.35,
        'text-allow-overlap': true,
      },
      paint: halo('text-1'),
    },
  ]
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
    ],
  }
}
