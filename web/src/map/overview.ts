/** County, towns and parks: few and always needed, so they are read once as features, with one label point each. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'
import { get } from '../api/client'
import { count, mu } from '../i18n/format'
import { t } from '../i18n'

export interface Overview {
  areas: FeatureCollection
  parks: FeatureCollection
  places: FeatureCollection
}

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

async function items(collection: string): Promise<FeatureCollection> {
  return get<FeatureCollection>(`/ogc/collections/${collection}/items`, { limit: 1000 })
}

/** Shapes of parcels, to see where the data lie when neither county nor park says it; empty when there are none. */
export async function someParcels(): Promise<Geometry[]> {
  try {
    return (await items('parcels')).features.flatMap((each) => (each.geometry ? [each.geometry] : []))
  } catch {
    // The map then stays on the whole country; lists and dossiers do not depend on it.
    return []
  }
}

function area(ring: Position[]): number {
  return ring.reduce((sum, at, i) => {
    const next = ring[(i + 1) % ring.length]
    return sum + at[0] * next[1] - next[0] * at[1]
  }, 0)
}

/** Centre of gravity of the largest part; good enough for the label of a compact area. */
export function labelPoint(geometry: Geometry): Position | null {
  const rings =
    geometry.type === 'Polygon'
      ? [geometry.coordinates[0]]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.map((polygon) => polygon[0])
        : []
  if (rings.length === 0) return null
  const ring = rings.reduce((best, next) => (Math.abs(area(next)) > Math.abs(area(best)) ? next : best))
  const twice = area(ring)
  if (twice === 0) return ring[0]
  const [x, y] = ring.reduce(
    ([sx, sy], at, i) => {
      const next = ring[(i + 1) % ring.length]
      const cross = at[0] * next[1] - next[0] * at[1]
      return [sx + (at[0] + next[0]) * cross, sy + (at[1] + next[1]) * cross]
    },
    [0, 0],
  )
  return [x / (3 * twice), y / (3 * twice)]
}

function place(feature: Feature, kind: 'town' | 'park', note: string): Feature[] {
  const at = labelPoint(feature.geometry)
  const name = feature.properties?.name
  if (!at || !name) return []
  return [{ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: { kind, name, note } }]
}

function parkNote(properties: Record<string, unknown> | null): string {
  const parcels = properties?.parcels
  const areaMu = properties?.areaMu ?? properties?.area_mu
  if (typeof parcels !== 'number') return ''
  const parts = [t('map.parcelsIn', { n: count(parcels) })]
  if (typeof areaMu === 'number') parts.push(mu(areaMu))
  return `\n${parts.join(' · ')}`
}

/** What could not be read stays empty; the rest of the map does not wait for it. */
export async function loadOverview(onFailed: (collection: string) => void): Promise<Overview> {
  const [areas, parks] = await Promise.all(
    ['areas', 'parks'].map((collection) =>
      items(collection).catch(() => {
        onFailed(collection)
        return NOTHING
      }),
    ),
  )
  const towns = areas.features.filter((feature) => feature.properties?.level === 'TOWN')
  const places = [
    ...towns.flatMap((town) => place(town, 'town', '')),
    ...parks.features.flatMap((park) => place(park, 'park', parkNote(park.properties))),
  ]
  return { areas, parks, places: { type: 'FeatureCollection', features: places } }
}
