/**
 * A Leaflet map with one MapLibre layer in it. Leaflet owns the view, the gestures and the numbered pins; MapLibre draws
 * everything that comes as vectors. The page talks to this class only.
 */
import * as L from 'leaflet'
import type { FeatureCollection, Geometry } from 'geojson'
import { setWorkerUrl, type GeoJSONSource, type Map as GlMap } from 'maplibre-gl'
import { maplibreGL } from '@maplibre/maplibre-gl-leaflet'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { Config, LonLat } from '../api/types'
import { boundsOf, type Box } from './bounds'
import type { ClassPaint } from './tools/class-spec'
import * as drawn from './drawn'
import { LayerOpacity } from './opacity'
import { mapImages } from './patterns'
import { showPins, type Pin } from './pins'
import { PlainLayer } from './plain-layer'
import { layerTree } from './layers'
import { foundAt, type Found } from './tools/identify'
import { mapStyle } from './style'
import type { ParcelState, Theme } from './themes'
import type { TimeLineView } from './tools/timeline'
import { ViewHistory, type Place } from './view-history'

setWorkerUrl(workerUrl)

export interface View {
  longitude: number
  latitude: number
  scale: number
  zoom: number
  canGoBack: boolean
  canGoForward: boolean
}

export interface MapEvents {
  parcel: (code: string, name: string, point: LonLat) => void
  project: (code: string) => void
  state: (state: 'idle' | 'loading') => void
  view: (view: View) => void
  pointer: (at: LonLat | null) => void
  failed: (source: string) => void
  redline?: (id: string) => void
  asked?: (found: Found[], point: LonLat) => void
}

/** Metres on the ground that one CSS pixel stands for at a scale of 1:1. */
const PIXEL_METRES = 0.0254 / 96
const EQUATOR_METRES_PER_PIXEL = 156543.03392804097
/** Leaflet zoom at which the map is drawn at about 1:2 000. */
export const PARCEL_VIEW = 18
const CLICK_REACH = 4
/** Layers over which the pointer is a hand. */
const HOVERED = [
  'parcels-fill',
  'timeline-fill',
  'lamps-mark',
  'cases-mark',
  'candidates-mark',
  'redlines-dot',
]
/** Pixels around the first view, for the names of what lies at its edge. */
const START_PADDING = 44

export function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

export class CountyMap {
  readonly leaflet: L.Map
  private readonly layer: L.MaplibreGL | null
  private readonly plain: PlainLayer | null
  private readonly pins = L.layerGroup()
  private readonly views = new ViewHistory()
  private readonly opacity = new LayerOpacity()
  private readonly waiting: ((gl: GlMap) => void)[] = []
  private captioned: string[] = []
  private chosen: string | null = null
  private whole: Box
  private named = ''
  private moved = false
  private fitting = false
  private ready = false
  private line = ''
  /** Whether a click asks what lies there, instead of choosing it. */
  asking = false

  constructor(
    element: HTMLElement,
    private readonly config: Config,
    private readonly events: MapEvents,
    private theme: Theme,
    private year: number,
  ) {
    this.whole = extentOf(config)
    this.leaflet = L.map(element, {
      zoomControl: false,
      attributionControl: false,
      zoomSnap: 0.25,
      zoomDelta: 1,
      wheelPxPerZoomLevel: 90,
      minZoom: 3,
      maxZoom: 21,
      fadeAnimation: !calm(),
      zoomAnimation: !calm(),
    })
    this.pins.addTo(this.leaflet)
    this.fitWhole()
    this.layer = hasWebGl() ? this.addGl() : null
    this.plain = this.layer ? null : new PlainLayer(this.leaflet, events, theme)
    this.listen()
  }

  private addGl(): L.MaplibreGL {
    const layer = maplibreGL({
      style: mapStyle(this.config, this.theme, this.year),
      interactive: false,
      fadeDuration: calm() ? 0 : 150,
    })
    layer.addTo(this.leaflet)
    const gl = layer.getMaplibreMap()
    gl.setMissingStyleImageResolver(() => this.addImages(gl))
    gl.on('load', () => {
      this.addImages(gl)
      this.ready = true
      this.waiting.splice(0).forEach((act) => act(gl))
    })
    gl.on('idle', () => {
      this.nameParcels(gl)
      this.events.state('idle')
    })
    gl.on('dataloading', () => this.events.state('loading'))
    gl.on('error', (event) => {
      const source = (event as { sourceId?: string }).sourceId
      if (source) this.events.failed(source)
    })
    return layer
  }

  /** Names every parcel in the loaded tiles once; nothing is done as long as they are the same. */
  private nameParcels(gl: GlMap): void {
    this.named = drawn.nameParcels(gl, this.year, this.named)
  }

  private addImages(gl: GlMap): void {
    for (const { id, data, pixelRatio } of mapImages()) {
      if (!gl.hasImage(id)) gl.addImage(id, data, { pixelRatio })
    }
  }

  /** Acts on the GL map now, or as soon as its style is there. */
  private withGl(act: (gl: GlMap) => void): void {
    const gl = this.layer?.getMaplibreMap()
    if (!gl) return
    if (this.ready) act(gl)
    else this.waiting.push(act)
  }

  private listen(): void {
    const map = this.leaflet
    map.on('movestart', () => {
      if (!this.fitting) this.moved = true
    })
    map.on('moveend', () => this.reportView())
    // whoever draws sets points; what lies there is not chosen
    map.on('click', (event) => this.isDrawing() || this.pick(event.latlng))
    map.on('mousemove', (event) => {
      this.events.pointer([event.latlng.lng, event.latlng.lat])
      this.showPointer(event)
    })
    map.on('mouseout', () => this.events.pointer(null))
    this.reportView()
  }

  private reportView(): void {
    const centre = this.leaflet.getCenter()
    const zoom = this.leaflet.getZoom()
    const metres = (EQUATOR_METRES_PER_PIXEL * Math.cos((centre.lat * Math.PI) / 180)) / 2 ** zoom
    this.views.arrived({ longitude: centre.lng, latitude: centre.lat, zoom })
    this.events.view({
      longitude: centre.lng,
      latitude: centre.lat,
      scale: metres / PIXEL_METRES,
      zoom,
      canGoBack: this.views.canGoBack,
      canGoForward: this.views.canGoForward,
    })
  }

  /** Ground metres per screen pixel in the middle of the view. */
  metresPerPixel(): number {
    const latitude = (this.leaflet.getCenter().lat * Math.PI) / 180
    return (EQUATOR_METRES_PER_PIXEL * Math.cos(latitude)) / 2 ** this.leaflet.getZoom()
  }

  private featuresAt(place: L.LatLng, layers: string[], reach: number) {
    const gl = this.layer?.getMaplibreMap()
    if (!gl || !this.ready) return []
    const at = gl.project([place.lng, place.lat])
    const present = layers.filter(
      (id) => gl.getLayer(id) && gl.getLayoutProperty(id, 'visibility') !== 'none',
    )
    return gl.queryRenderedFeatures(
      [
        [at.x - reach, at.y - reach],
        [at.x + reach, at.y + reach],
      ],
      { layers: present },
    )
  }

  /** What lies in the middle of the view is picked as by a click: the way of the keyboard. */
  pickCentre(): void {
    this.pick(this.leaflet.getCenter())
  }

  private pick(place: L.LatLng): void {
    const point: LonLat = [place.lng, place.lat]
    if (this.asking) return this.events.asked?.(this.found(place), point)
    const redline = this.featuresAt(place, ['redlines-dot', 'redlines-line', 'redlines-fill'], CLICK_REACH)[0]
    if (redline) return this.events.redline?.(String(redline.properties.id))
    const mark = this.featuresAt(place, ['lamps-mark', 'cases-mark', 'candidates-mark'], CLICK_REACH + 4)[0]
    if (mark?.source === 'lamps') return this.events.project(String(mark.properties.code))
    if (mark) {
      const { code, parcel_code: key, name } = mark.properties
      return this.events.parcel(String(code ?? key), String(name ?? ''), point)
    }
    const parcel = this.featuresAt(place, ['timeline-fill', 'parcels-fill'], 0)[0]
    if (parcel) {
      const { parcel_code: code, name } = parcel.properties
      // a block of parcels has no dossier: nearer, until it falls into its parcels
      if (!code) this.leaflet.setView(place, this.leaflet.getZoom() + 2, { animate: !calm() })
      else this.events.parcel(String(code), String(name ?? ''), point)
      return
    }
    const park = this.featuresAt(place, ['parks-fill'], 0)[0]
    if (park && this.leaflet.getZoom() < 13) this.leaflet.setView(place, 14, { animate: !calm() })
  }

  private isDrawing(): boolean {
    return this.leaflet.getContainer().classList.contains('measuring')
  }

  private showPointer(event: L.LeafletMouseEvent): void {
    if (this.isDrawing()) return
    const hit = this.featuresAt(event.latlng, HOVERED, 1).length > 0
    this.leaflet.getContainer().classList.toggle('over-feature', hit)
  }

  setTheme(theme: Theme, year: number): void {
    const yearChanged = year !== this.year
    this.theme = theme
    this.year = year
    this.plain?.setTheme(theme)
    this.withGl((gl) => {
      if (yearChanged) drawn.showYear(gl, year)
      drawn.showTheme(gl, theme)
    })
  }

  /** Paints parcels by classes worked out on the page, low to high; all others are dotted. Null: by the theme again. */
  setClasses(classes: readonly string[][] | null): void {
    this.withGl((gl) => drawn.showClasses(gl, classes, this.theme))
  }

  /** Paints parcels by a theme that somebody has built; null = by the theme again. */
  setPaint(paint: ClassPaint | null): void {
    this.withGl((gl) => (paint ? drawn.showPaint(gl, paint) : drawn.showTheme(gl, this.theme)))
  }

  /** Shows how far parcels had come on a day; null shows no time line. */
  setTimeline(line: TimeLineView | null): void {
    this.withGl((gl) => {
      this.line = drawn.showTimeline(gl, line, this.line)
    })
  }

  private found(place: L.LatLng): Found[] {
    const gl = this.layer?.getMaplibreMap()
    return gl && this.ready ? foundAt(gl, gl.project([place.lng, place.lat]), CLICK_REACH) : []
  }

  /** Moves with another map, and the other with this one. Answers how to part them. */
  moveWith(other: CountyMap): () => void {
    let busy = false
    const copy = (from: L.Map, to: L.Map) => () => {
      if (busy) return
      busy = true
      to.setView(from.getCenter(), from.getZoom(), { animate: false })
      busy = false
    }
    const [there, back] = [copy(this.leaflet, other.leaflet), copy(other.leaflet, this.leaflet)]
    this.leaflet.on('move zoomend', there)
    other.leaflet.on('move zoomend', back)
    there()
    return () => {
      this.leaflet.off('move zoomend', there)
      other.leaflet.off('move zoomend', back)
    }
  }

  /**
   * Shows exactly the layers of the tree whose id is in the set.
   *
   * @param built a theme of somebody's own fills the parcels, so that nothing else tells their states
   */
  setVisible(visible: ReadonlySet<string>, built = false): void {
    const theme = built ? 'plain' : this.theme
    this.withGl((gl) => drawn.showLayers(gl, layerTree(this.config), visible, theme))
  }

  /** How much of each layer of the tree is seen, 0 to 1; one that is not named is seen as styled. */
  setOpacity(opacity: Readonly<Record<string, number>>): void {
    this.withGl((gl) => {
      for (const entry of layerTree(this.config).flatMap((group) => group.layers))
        for (const id of entry.styleLayers) this.opacity.set(gl, id, opacity[entry.id] ?? 1)
    })
  }

  /** Replaces what one of the page's own sources shows. */
  setData(source: string, data: FeatureCollection): void {
    this.plain?.setData(source, data)
    this.withGl((gl) => (gl.getSource(source) as GeoJSONSource).setData(data))
  }

  /** Marks all candidates of these states at small scales; null marks none. */
  setCandidates(states: ParcelState[] | null): void {
    this.withGl((gl) => drawn.showCandidates(gl, states))
  }

  /** Paints these parcels as sites that fit, and those as sites that do not. */
  setSites(fitting: string[], rejected: string[]): void {
    this.withGl((gl) => {
      this.captioned = fitting
      this.filterLabels(gl)
      drawn.showSites(gl, fitting, rejected)
    })
  }

  /** The chosen parcel has a label of its own; the one from the tiles would stand beside it once more. */
  hideLabel(code: string | null): void {
    this.chosen = code
    this.withGl((gl) => this.filterLabels(gl))
  }

  private filterLabels(gl: GlMap): void {
    drawn.hideLabels(gl, this.chosen === null ? this.captioned : [...this.captioned, this.chosen])
  }

  setPins(pins: Pin[], onClick: (key: string) => void): void {
    showPins(this.pins, pins, onClick)
  }

  /** The county, or as long as there is none what `setWhole` was given. */
  fitWhole(): void {
    this.fit(this.whole)
  }

  /** Without a county the data themselves say how far the map reaches. */
  setWhole(shapes: Geometry[]): void {
    this.whole = boundsOf({ type: 'GeometryCollection', geometries: shapes }) ?? this.whole
    this.startAt(shapes)
  }

  /** The first view, unless somebody has moved the map already. */
  startAt(shapes: Geometry[]): void {
    const bounds = boundsOf({ type: 'GeometryCollection', geometries: shapes })
    if (!bounds || this.moved) return
    this.fitting = true
    this.fit(bounds, PARCEL_VIEW, START_PADDING)
    this.fitting = false
  }

  goTo(point: LonLat, zoom = PARCEL_VIEW): void {
    const target: L.LatLngExpression = [point[1], point[0]]
    const far = this.leaflet.getCenter().distanceTo(target) > 20_000
    this.leaflet.setView(target, zoom, { animate: !calm() && !far })
  }

  /** Fits a shape into the view, never nearer than the parcel view. */
  fit(bounds: Box, maxZoom = PARCEL_VIEW, padding = 16): void {
    const [w, s, e, n] = bounds
    this.resize()
    this.leaflet.fitBounds(
      [
        [s, w],
        [n, e],
      ],
      { maxZoom, padding: [padding, padding], animate: false },
    )
  }

  back(): void {
    this.show(this.views.back())
  }

  forward(): void {
    this.show(this.views.forward())
  }

  private show(place: Place | null): void {
    if (place) this.leaflet.setView([place.latitude, place.longitude], place.zoom, { animate: false })
  }

  /** West, south, east, north of what is in view. */
  box(): Box {
    const view = this.leaflet.getBounds()
    return [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()]
  }

  /** Asks again for what failed. */
  retry(): void {
    this.withGl((gl) => drawn.showYear(gl, this.year))
  }

  resize(): void {
    this.leaflet.invalidateSize({ animate: false })
  }

  destroy(): void {
    // a layer that has just seen a zoom end asks for the map once more in the next frame
    requestAnimationFrame(() => this.leaflet.remove())
  }
}

/** The county, or the whole country as long as no county has been imported. */
export function extentOf(config: Config): Box {
  return config.county?.bbox ?? [73, 18, 135, 54]
}
