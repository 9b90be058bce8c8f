/** Control lines and pipes. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { from, growing, kindIn } from './style-parts'
import { classesOf, type SymbolClass } from '../symbols/description'
import { token } from './tokens'

/** Control lines that look alike, by the kinds of the description; the ids are those that the layer tree switches. */
const GROUP_IDS: Record<string, string> = {
  FARMLAND: 'control-farmland',
  FLOOD: 'control-flood',
  HERITAGE: 'control-other',
  URBAN_BOUNDARY: 'control-boundary',
}
const alike = (one: SymbolClass, other: SymbolClass) =>
  one.pattern === other.pattern && one.edge === other.edge && String(one.dash) === String(other.dash)
const CONTROL_GROUPS = Object.entries(GROUP_IDS).map(([first, id]) => {
  const look = classesOf('control_lines').find((one) => one.id === first)!
  const kinds = classesOf('control_lines').filter((one) => alike(one, look))
  return { id, look, kinds: kinds.map((one) => one.id) }
})

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
  return CONTROL_GROUPS.flatMap(({ id, look, kinds }) => [
    ...(look.pattern ? [fill(id, kinds, `fill-${look.pattern}`)] : []),
    edge(`${id}-edge`, kinds, look.edge!, look.dash ?? [1, 0]),
  ])
}

/** Pipes and wires by kind; roads belong to the base. */
export const PIPES: { kind: string; colour: string }[] = classesOf('utilities')
  .filter((one) => one.id !== 'ROAD')
  .map((one) => ({ kind: one.id, colour: one.edge! }))

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
