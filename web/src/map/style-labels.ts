/** All texts on the map, drawn last. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { t } from '../i18n'
import { ALL_LAMPS_ZOOM, from, halo, kindIs, LABEL_ZOOM, text } from './style-parts'
import { token } from './tokens'

export function labelLayers(): LayerSpecification[] {
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
      // wide enough that the park's own edge does not show through between the figures
      paint: { ...halo('primary-dark'), 'text-halo-width': 2.8 },
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
      filter: ['any', ['==', ['get', 'kind'], 'vertex'], ['>=', ['zoom'], ['get', 'fits']]],
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
      paint: { ...halo('text-1'), 'text-halo-width': 3 },
    },
  ]
}
