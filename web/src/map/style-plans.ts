/** Control lines and pipes. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { from, growing, kindIn } from './style-parts'
import { token } from './tokens'

export function controlLayers(): LayerSpecification[] {
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

export function utilityLayers(): LayerSpecification[] {
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
