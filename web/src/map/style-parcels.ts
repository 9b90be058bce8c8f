/** Parcels by theme and by state, and what marks them. */
import type { LayerSpecification } from 'maplibre-gl'
import { from, growing, LABEL_ZOOM, PARCEL_ZOOM, stateIs } from './style-parts'
import { edgeColour, fillColour, MARKED, noDataFilter, stateExpression, type Theme } from './themes'
import { token } from './tokens'

export function parcelLayers(theme: Theme): LayerSpecification[] {
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

export function stateLayers(theme: Theme): LayerSpecification[] {
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

export function markerLayers(theme: Theme): LayerSpecification[] {
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
