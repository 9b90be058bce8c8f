/**
 * The map where WebGL is missing: the page's own features, and the parcels of a small view, as plain Leaflet shapes. No
 * hatches, no labels; every state still has its own colour and line, and lists and dossiers work as everywhere.
 */
import * as L from 'leaflet'
import type { Feature, FeatureCollection } from 'geojson'
import { get, isAbort } from '../api/client'
import type { LonLat } from '../api/types'
import { token } from './tokens'
import { classOf, parcelState, useGroup, type Theme } from './themes'

/** Leaflet zoom from which parcels are fetched; wider views would hold more than can be drawn. */
const PARCELS_FROM = 15.5
const MOST_PARCELS = 2000
const OUTLINES: Record<string, { colour: string; weight: number; fill: number }> = {
  areas: { colour: 'town-line', weight: 1, fill: 0 },
  parks: { colour: 'primary', weight: 1.6, fill: 0.05 },
  selection: { colour: 'primary', weight: 5, fill: 0 },
  staged: { colour: 'success', weight: 1.6, fill: 0.15 },
  'chosen-area': { colour: 'primary', weight: 2, fill: 0.08 },
  outlines: { colour: 'assembly', weight: 3, fill: 0.1 },
  drawing: { colour: 'chosen', weight: 2, fill: 0.1 },
}
const LAMPS: Record<string, string> = {
  RED: 'lamp-red',
  YELLOW: 'lamp-yellow',
  GREEN: 'lamp-green',
  GREY: 'white',
}
const STATES: Record<string, string> = {
  suspected: 'suspected',
  investigating: 'suspected',
  found: 'found',
  late: 'late',
}

export interface PlainEvents {
  parcel: (code: string, name: string, point: LonLat) => void
  project: (code: string) => void
  state: (state: 'idle' | 'loading') => void
  failed: (source: string) => void
}

function fillOf(theme: Theme, properties: Record<string, unknown>): string {
  const { idle_finding: finding, legal_state: legal, supply_state: supply } = properties
  if (theme === 'tax' || theme === 'output') {
    const grade = classOf(theme, properties[`${theme}_wan_per_mu`] as number | null)
    return grade === null ? 'no-data' : `ramp-${grade + 1}`
  }
  if (theme === 'use') return `use-${useGroup(properties.land_use_code as string | null)}`
  const state =
    theme === 'idle' ? parcelState(finding as never, legal as never, supply as string | null) : 'plain'
  return `${state === 'unsupplied' ? 'listed' : state === 'unknown' ? 'plain' : state}-fill`
}

function edgeOf(theme: Theme, properties: Record<string, unknown>): string {
  const state = parcelState(properties.idle_finding as never, properties.legal_state as never)
  return theme === 'idle' ? (STATES[state] ?? 'plain') : 'plain'
}

/** A name from a file as an element: Leaflet would read a text as HTML. */
function plainText(text: unknown): HTMLElement {
  const element = document.createElement('span')
  element.textContent = String(text ?? '')
  return element
}

export class PlainLayer {
  private readonly shown = new Map<string, L.GeoJSON>()
  private readonly canvas = L.canvas({ padding: 0.2 })
  private running: AbortController | null = null

  constructor(
    private readonly map: L.Map,
    private readonly events: PlainEvents,
    private theme: Theme,
  ) {
    map.on('moveend', () => void this.loadParcels())
    void this.loadParcels()
  }

  setTheme(theme: Theme): void {
    this.theme = theme
    void this.loadParcels()
  }

  setData(source: string, data: FeatureCollection): void {
    if (source === 'cases' || source === 'lamps') this.replace(source, this.dots(source, data))
    else if (OUTLINES[source]) this.replace(source, this.outlines(source, data))
  }

  private replace(source: string, layer: L.GeoJSON): void {
    this.shown.get(source)?.remove()
    this.shown.set(source, layer.addTo(this.map))
  }

  private outlines(source: string, data: FeatureCollection): L.GeoJSON {
    const { colour, weight, fill } = OUTLINES[source]!
    return L.geoJSON(data, {
      interactive: false,
      style: { color: token(colour), weight, fillOpacity: fill },
      pointToLayer: (_, at) => L.circleMarker(at, { radius: 3, color: token(colour) }),
    })
  }

  private dots(source: string, data: FeatureCollection): L.GeoJSON {
    return L.geoJSON(data, {
      pointToLayer: (feature: Feature, at) => {
        const { lamp, state, name } = feature.properties ?? {}
        const fill = source === 'lamps' ? LAMPS[String(lamp)] : STATES[String(state)]
        const radius = lamp === 'RED' || state === 'found' ? 8 : 6
        return L.circleMarker(at, {
          radius,
          color: token('text-1'),
          weight: 1,
          fillOpacity: 1,
          fillColor: token(fill ?? 'plain'),
        }).bindTooltip(plainText(name))
      },
      onEachFeature: (feature, layer) =>
        layer.on('click', (event: L.LeafletMouseEvent) => {
          const { code, name } = feature.properties ?? {}
          if (source === 'lamps') this.events.project(String(code))
          else this.events.parcel(String(code), String(name ?? ''), [event.latlng.lng, event.latlng.lat])
        }),
    })
  }

  private async loadParcels(): Promise<void> {
    this.running?.abort()
    if (this.map.getZoom() < PARCELS_FROM) {
      this.shown.get('parcels')?.remove()
      this.events.state('idle')
      return
    }
    const mine = new AbortController()
    this.running = mine
    const view = this.map.getBounds()
    const bbox = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()]
      .map((n) => n.toFixed(6))
      .join(',')
    this.events.state('loading')
    try {
      const path = '/ogc/collections/parcels/items'
      const data = await get<FeatureCollection>(path, { bbox, limit: MOST_PARCELS }, mine.signal)
      if (this.running === mine) this.replace('parcels', this.parcels(data))
    } catch (cause) {
      if (!isAbort(cause)) this.events.failed('parcels')
    } finally {
      if (this.running === mine) this.events.state('idle')
    }
  }

  private parcels(data: FeatureCollection): L.GeoJSON {
    const layer = L.geoJSON(data, {
      style: (feature) => ({
        renderer: this.canvas,
        color: token(edgeOf(this.theme, feature?.properties ?? {})),
        weight: 1.4,
        fillOpacity: 0.9,
        fillColor: token(fillOf(this.theme, feature?.properties ?? {})),
      }),
      onEachFeature: (feature, each) =>
        each.on('click', (event: L.LeafletMouseEvent) => {
          const { parcel_code: code, name } = feature.properties ?? {}
          this.events.parcel(String(code), String(name ?? ''), [event.latlng.lng, event.latlng.lat])
        }),
    })
    layer.on('add', () => layer.bringToBack())
    return layer
  }
}
