/** What is being worked on: a staged import, the selection, a drawing. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { token } from './tokens'

export function stagedLayers(): LayerSpecification[] {
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
export function assemblyLayers(): LayerSpecification[] {
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

export function selectionLayers(): LayerSpecification[] {
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
