/** The ground: base maps, county, roads, parks, outlines. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Config } from '../api/types'
import { MAIN_ROADS, TRUNK_ROADS } from '../i18n/data-words'
import { from, growing, kindIs, PARCEL_ZOOM, SMALL_ROADS_ZOOM } from './style-parts'
import { parkColour, type Theme } from './themes'
import { token } from './tokens'

export function baseLayers(config: Config): LayerSpecification[] {
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': token('ground') } },
    ...config.baseMaps.flatMap((base): LayerSpecification[] =>
      [`base-${base.id}`, ...(base.labels ? [`base-${base.id}-labels`] : [])].map((id) => ({
        id,
        type: 'raster',
        source: id,
        layout: { visibility: 'none' },
      })),
    ),
    {
      id: 'areas-fill',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['get', 'level'], 'COUNTY'],
      paint: { 'fill-color': token('ground'), 'fill-opacity': 0.5 },
    },
  ]
}

export function roadLayers(): LayerSpecification[] {
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

export function parkLayers(theme: Theme): LayerSpecification[] {
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

export function outlineLayers(): LayerSpecification[] {
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
