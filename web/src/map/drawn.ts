/** What is changed of the drawn map after it has its style: theme, year, visible layers, marks, labels. */
import type { GeoJSONSource, Map as GlMap, VectorTileSource } from 'maplibre-gl'
import { paintFill, paintMissing, paintPark } from './tools/class-paint'
import type { ClassPaint } from './tools/class-spec'
import { onePerParcel } from './labels'
import { STATE_LAYERS, type TreeGroup } from './layers'
import { tileAddress } from './style'
import { LABEL_ZOOM } from './style-parts'
import {
  classColour,
  edgeColour,
  fillColour,
  MARKED,
  noDataFilter,
  outsideClasses,
  parkColour,
  stateExpression,
  type ParcelState,
  type Theme,
} from './themes'
import {
  idleOn,
  stageColour,
  thereOn,
  timelineLayers,
  timelineSource,
  type TimeLineView,
} from './tools/timeline'
import { token } from './tokens'

/** Asks for the parcels' tiles of that year, also after they failed. */
export function showYear(gl: GlMap, year: number): void {
  ;(gl.getSource('parcels') as VectorTileSource).setTiles([tileAddress('parcels', year)])
}

export function showTheme(gl: GlMap, theme: Theme): void {
  gl.setPaintProperty('parcels-fill', 'fill-color', fillColour(theme))
  gl.setPaintProperty(
    'parcels-edge',
    'line-color',
    theme === 'idle' ? edgeColour('plain') : edgeColour(theme),
  )
  gl.setPaintProperty('parks-fill', 'fill-color', parkColour(theme))
  gl.setFilter('parcels-no-data', noDataFilter(theme))
}

/** Paints parcels by classes that the page worked out; null = by the theme. */
export function showClasses(gl: GlMap, classes: readonly string[][] | null, theme: Theme): void {
  gl.setPaintProperty('parcels-fill', 'fill-color', classes ? classColour(classes) : fillColour(theme))
  gl.setFilter('parcels-no-data', classes ? outsideClasses(classes) : noDataFilter(theme))
}

/** Paints parcels and parks by a theme that somebody has built. */
export function showPaint(gl: GlMap, paint: ClassPaint): void {
  gl.setPaintProperty('parcels-fill', 'fill-color', paintFill(paint))
  gl.setPaintProperty('parcels-edge', 'line-color', token('ramp-edge'))
  gl.setPaintProperty('parks-fill', 'fill-color', paintPark(paint))
  gl.setFilter('parcels-no-data', paintMissing(paint))
}

/** The layer of the style under which the time line is put. */
const ABOVE_TIMELINE = 'control-farmland'
const TIMELINE = ['timeline-fill', 'timeline-idle', 'timeline-edge']

/** Shows the parcels of a day of the time line; null takes it away. Another day of the same line asks the server nothing. */
export function showTimeline(gl: GlMap, line: TimeLineView | null, shown: string): string {
  const days = line ? line.days.join(',') : ''
  if (days !== shown) {
    for (const id of TIMELINE) if (gl.getLayer(id)) gl.removeLayer(id)
    if (gl.getSource('timeline')) gl.removeSource('timeline')
    if (line) {
      gl.addSource('timeline', timelineSource(line.days))
      timelineLayers(line.index).forEach((layer) => gl.addLayer(layer, ABOVE_TIMELINE))
    }
  } else if (line) {
    gl.setPaintProperty('timeline-fill', 'fill-color', stageColour(line.index))
    gl.setFilter('timeline-fill', thereOn(line.index))
    gl.setFilter('timeline-edge', thereOn(line.index))
    gl.setFilter('timeline-idle', idleOn(line.index))
  }
  return days
}

export function showLayers(gl: GlMap, tree: TreeGroup[], visible: ReadonlySet<string>, theme: Theme): void {
  for (const entry of tree.flatMap((group) => group.layers)) {
    for (const id of entry.styleLayers) {
      const shown = visible.has(entry.id) && (theme === 'idle' || !STATE_LAYERS.includes(id))
      if (gl.getLayer(id)) gl.setLayoutProperty(id, 'visibility', shown ? 'visible' : 'none')
    }
  }
}

export function showCandidates(gl: GlMap, states: ParcelState[] | null): void {
  gl.setLayoutProperty('candidates-mark', 'visibility', states ? 'visible' : 'none')
  gl.setFilter('candidates-mark', ['in', stateExpression, ['literal', states ?? []]])
}

export function showSites(gl: GlMap, fitting: string[], rejected: string[]): void {
  const among = (codes: string[]) => ['in', ['get', 'parcel_code'], ['literal', codes]] as never
  gl.setFilter('sites-fill', among(fitting))
  gl.setFilter('sites-edge', among(fitting))
  gl.setFilter('sites-rejected', among(rejected))
}

/** Parcels that have a label of their own are not named once more by the tiles. */
export function hideLabels(gl: GlMap, own: string[]): void {
  const others = ['!', ['in', ['get', 'parcel_code'], ['literal', own]]]
  gl.setFilter('parcels-label', others as never)
  gl.setFilter('parcels-mark', ['all', MARKED, others] as never)
}

/** Names every parcel in the loaded tiles once; nothing is done as long as they are the same as those already named. */
export function nameParcels(gl: GlMap, year: number, named: string): string {
  if (gl.getZoom() < LABEL_ZOOM) return named
  const pieces = gl.querySourceFeatures('parcels', { sourceLayer: 'parcels' })
  const sign = `${year} ${pieces.map((piece) => piece.id).join()}`
  if (sign !== named) (gl.getSource('labels') as GeoJSONSource).setData(onePerParcel(pieces))
  return sign
}
