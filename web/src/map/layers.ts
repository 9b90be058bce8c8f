/** The layer tree: what a person can switch on and off, and which layers of the style belong to each entry. */
import type { Config } from '../api/types'
import { either, t } from '../i18n'
import { REDLINE_LAYERS } from './tools/redlines'

export interface TreeLayer {
  id: string
  title: string
  note?: string
  styleLayers: string[]
}

export interface TreeGroup {
  id: string
  title: string
  layers: TreeLayer[]
}

/** Layers that the theme shows or hides within "parcels". */
export const STATE_LAYERS = [
  'parcels-investigating',
  'parcels-found',
  'parcels-late-edge',
  'parcels-state-edge',
  'parcels-mark',
]

const CONTROL = [
  { id: 'farmland', kinds: ['FARMLAND'], styles: ['control-farmland', 'control-farmland-edge'] },
  { id: 'flood', kinds: ['FLOOD'], styles: ['control-flood', 'control-flood-edge'] },
  { id: 'heritage', kinds: ['HERITAGE'], styles: ['control-other', 'control-other-edge'] },
  { id: 'boundary', kinds: ['URBAN_BOUNDARY'], styles: ['control-boundary-edge'] },
]

function controlTitle(id: string): string {
  if (id === 'farmland') return `${t('control.FARMLAND')} / ${t('control.ECOLOGICAL')}`
  if (id === 'flood') return `${t('control.FLOOD')} / ${t('control.WATER_SOURCE')}`
  if (id === 'heritage') return `${t('control.HERITAGE')} / ${t('control.GEO_HAZARD')}`
  return `${t('control.URBAN_BOUNDARY')} / ${t('control.OTHER')}`
}

export function layerTree(config: Config, dates: Record<string, string> = {}): TreeGroup[] {
  const short = (kind: string) => dates[kind]?.slice(5)
  return [
    {
      id: 'base',
      title: t('map.base'),
      layers: [
        ...config.baseMaps.map((base) => ({
          id: `base-${base.id}`,
          title: either(base.name, base.nameEn),
          note: t('map.baseOnline'),
          styleLayers: base.labels ? [`base-${base.id}`, `base-${base.id}-labels`] : [`base-${base.id}`],
        })),
        {
          id: 'areas',
          title: t('map.areas'),
          note: short('areas'),
          styleLayers: ['areas-fill', 'areas-town', 'areas-county', 'places-town'],
        },
        {
          id: 'roads',
          title: t('map.roads'),
          note: short('utilities'),
          styleLayers: ['roads-edge', 'roads-fill', 'roads-label'],
        },
      ],
    },
    {
      id: 'plan',
      title: t('map.plan'),
      layers: CONTROL.map((line) => ({
        id: `control-${line.id}`,
        title: controlTitle(line.id),
        note: short('control_lines'),
        styleLayers: line.styles,
      })),
    },
    {
      id: 'manage',
      title: t('map.manage'),
      layers: [
        {
          id: 'parks',
          title: t('map.parks'),
          note: short('parks'),
          styleLayers: ['parks-fill', 'parks-edge', 'places-park'],
        },
        {
          id: 'parcels',
          title: t('map.parcels'),
          note: short('parcels'),
          styleLayers: ['parcels-fill', 'parcels-no-data', 'parcels-edge', ...STATE_LAYERS],
        },
        { id: 'labels', title: t('map.parcelLabels'), styleLayers: ['parcels-label'] },
        {
          id: 'utilities',
          title: t('map.utilities'),
          note: short('utilities'),
          styleLayers: ['utilities-line', 'utilities-point'],
        },
      ],
    },
    {
      id: 'business',
      title: t('map.business'),
      layers: [
        {
          id: 'projects',
          title: t('map.projects'),
          note: short('projects'),
          styleLayers: ['lamps-mark', 'lamps-label'],
        },
        { id: 'redlines', title: t('redline.layer'), styleLayers: REDLINE_LAYERS },
      ],
    },
  ]
}

export const DEFAULT_LAYERS = ['areas', 'roads', 'parks', 'parcels', 'labels']

/** Kinds of import that are drawn in each layer of the tree, for saying how fresh the map is. */
const KINDS: Record<string, string[]> = {
  areas: ['areas'],
  parks: ['parks'],
  parcels: ['parcels'],
  utilities: ['utilities'],
  projects: ['progress_reports'],
  'control-farmland': ['control_lines'],
  'control-flood': ['control_lines'],
  'control-heritage': ['control_lines'],
  'control-boundary': ['control_lines'],
}
const ALWAYS_FRESH = ['areas', 'parks']

/** The kinds that a map shows and that can be out of date, the parcels and what they are coloured by first. */
export function kindsOf(visible: ReadonlySet<string>, theme: string): string[] {
  const coloured =
    theme === 'tax' || theme === 'output'
      ? ['annual_returns']
      : theme === 'idle'
        ? ['contracts', 'site_states']
        : []
  const shown = [...visible].flatMap((id) => KINDS[id] ?? [])
  const all = visible.has('parcels') ? ['parcels', ...coloured, ...shown] : shown
  return [...new Set(all)].filter((kind) => !ALWAYS_FRESH.includes(kind))
}
