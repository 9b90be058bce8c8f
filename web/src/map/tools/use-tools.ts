/** The tools of the map that have a panel: which one is open, and what each of them shows. */
import { computed, proxyRefs, ref, shallowRef, watch, type Ref, type ShallowUnwrapRef } from 'vue'
import type { Position } from 'geojson'
import type { LonLat } from '../../api/types'
import { t, tCode } from '../../i18n'
import type { CountyMap } from '../county-map'
import type { Drawing } from '../drawing'
import type { Theme } from '../themes'
import type { ViewState } from '../view-state'
import { classLegend, propertyUnit } from './class-paint'
import { isOfYear, type ClassPaint, type ClassSpec } from './class-spec'
import type { Compare } from './compare'
import type { Found } from './identify'
import { redlinesOnMap, type Redline } from './redlines'
import { themeTitle } from './theme-title'
import { timelineLegend, type TimeLineView } from './timeline'
import type { MapTool } from './tools'

/** What the tools need of the page's map. */
export interface MapHandle {
  draw: (kind: Drawing | null) => void
  focus: () => void
  own: () => CountyMap | null
}

interface Page {
  theme: Ref<Theme>
  year: Ref<number>
  layers: Ref<ReadonlySet<string>>
  map: Ref<MapHandle | undefined>
}

/** What the address says of the tools. */
type ToolState = Pick<ViewState, 'classes' | 'day' | 'compare'>

/** The figure of a theme, with its unit. */
function paintName(property: ClassSpec['property']): string {
  const unit = propertyUnit(property)
  return unit ? `${tCode('classProperty', property)} · ${unit}` : tCode('classProperty', property)
}

function toolsOf(page: Page) {
  const tool = ref<MapTool | null>(null)
  const spec = shallowRef<ClassSpec | null>(null)
  const paint = shallowRef<ClassPaint | null>(null)
  const line = shallowRef<TimeLineView | null>(null)
  const lineDay = ref<string | null>(null)
  const compare = shallowRef<Compare | null>(null)
  const redlines = shallowRef<Redline[]>([])
  const redline = ref<string | null>(null)
  const sketch = shallowRef<Position[] | null>(null)
  const drawing = ref<Drawing | null>(null)
  const found = shallowRef<Found[] | null>(null)
  const askedAt = shallowRef<LonLat | null>(null)

  const first = computed(() => page.map.value?.own() ?? null)
  const built = computed(() => paint.value?.spec ?? spec.value)
  /** Whether a theme that somebody has built shows figures of a year. */
  const ofYear = computed(() => built.value !== null && isOfYear(built.value.property))
  /** The time line stands in the place of the parcels of today. */
  const layers = computed<ReadonlySet<string>>(() =>
    line.value
      ? new Set([...page.layers.value].filter((id) => id !== 'parcels' && id !== 'labels'))
      : page.layers.value,
  )
  /** What the legend says of the parcels, where it is not the theme. */
  const legend = computed(() =>
    line.value ? timelineLegend() : paint.value ? classLegend(paint.value) : null,
  )
  const name = computed(() => {
    if (line.value) return `${t('compare.states')} ${line.value.days[line.value.index] ?? ''}`
    if (paint.value) return paintName(paint.value.spec.property)
    const title = themeTitle(page.theme.value)
    return page.theme.value === 'tax' || page.theme.value === 'output' ? `${title} ${page.year.value}` : title
  })
  const state = computed<ToolState>(() => ({
    classes: built.value,
    day: line.value ? (line.value.days[line.value.index] ?? null) : lineDay.value,
    compare: compare.value,
  }))

  function follow(wanted: unknown, name: MapTool): void {
    if (wanted) tool.value = name
    else if (tool.value === name) tool.value = null
  }

  /** The tools that an address names are opened as it says; one panel is open at a time. */
  function apply(wanted: ToolState, says: (name: string) => boolean): void {
    if (says('classes')) {
      spec.value = wanted.classes
      paint.value = null
      follow(wanted.classes, 'classes')
    }
    if (says('day')) {
      lineDay.value = wanted.day
      line.value = null
      follow(wanted.day, 'timeline')
    }
    if (says('compare')) {
      compare.value = wanted.compare
      follow(wanted.compare, 'compare')
    }
  }

  /** Opens a tool, or closes the one that is open. What a theme paints stays until it is left. */
  function open(wanted: MapTool | null): void {
    const next = tool.value === wanted ? null : wanted
    line.value = lineDay.value = compare.value = found.value = redline.value = null
    tool.value = next
    if (next === 'compare') compare.value = usualCompare()
    if (next === 'classes') spec.value = built.value
    if (next === 'redline') page.layers.value = new Set([...page.layers.value, 'redlines'])
    if (next === null) page.map.value?.focus()
  }

  function usualCompare(): Compare {
    const theme = page.theme.value === 'idle' ? 'tax' : 'idle'
    return { mode: 'swipe', theme, year: page.year.value, base: null, day: null }
  }

  const showPaint = (next: ClassPaint | null) => (paint.value = next)
  const showLine = (next: TimeLineView | null) => (line.value = next)
  const showCompare = (next: Compare) => (compare.value = next)
  const sketched = (points: Position[]) => (sketch.value = points)

  function leaveTheme(): void {
    paint.value = spec.value = tool.value = null
  }

  /** A theme of the list goes before one that somebody has built. */
  function showTheme(next: Theme): void {
    page.theme.value = next
    if (built.value) leaveTheme()
  }

  /** Without a drawing there is nothing to keep: Esc gives the sketch up. */
  function followDrawing(kind: Drawing | null): void {
    drawing.value = kind
    if (kind === null) sketch.value = null
  }

  /** Starts a sketch of a redline; it stays drawn until it is kept or given up. */
  function draw(kind: Drawing | null): void {
    sketch.value = null
    if (kind && drawing.value === kind) page.map.value?.draw(null)
    if (kind || drawing.value) page.map.value?.draw(kind)
  }

  function asked(next: Found[], point: LonLat): void {
    found.value = next
    askedAt.value = point
  }

  function chooseRedline(id: string | null): void {
    if (id) tool.value = 'redline'
    redline.value = id
  }

  async function loadRedlines(): Promise<void> {
    // what is drawn already stays when the server cannot be asked; the panel says so
    redlines.value = await redlinesOnMap().catch(() => redlines.value)
  }

  watch(
    () => page.layers.value.has('redlines'),
    (wanted) => {
      if (wanted && tool.value !== 'redline') void loadRedlines()
    },
  )

  const shown = {
    tool,
    spec,
    paint,
    line,
    lineDay,
    compare,
    redlines,
    redline,
    sketch,
    drawing,
    found,
    askedAt,
  }
  const told = { first, ofYear, layers, legend, name, state }
  const shows = { showPaint, showLine, showCompare, showTheme, leaveTheme }
  const acts = { apply, open, followDrawing, draw, sketched, asked, chooseRedline, loadRedlines }
  return { ...shown, ...told, ...shows, ...acts }
}

export type MapTools = ShallowUnwrapRef<ReturnType<typeof toolsOf>>

/** The tools of a page; what they hold is read and set without `.value`. */
export const useMapTools = (page: Page): MapTools => proxyRefs(toolsOf(page))
