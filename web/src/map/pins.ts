/** Numbered pins: Leaflet's own markers, because they must be reached by keyboard and read aloud. */
import * as L from 'leaflet'
import type { LonLat } from '../api/types'

export interface Pin {
  key: string
  label: string
  title: string
  point: LonLat
  kind: 'site' | 'chosen' | 'error' | 'warning'
}

/** Replaces the pins of the group; the first of the list lies on top. */
export function showPins(group: L.LayerGroup, pins: Pin[], onClick: (key: string) => void): void {
  group.clearLayers()
  for (const pin of [...pins].reverse()) {
    const face = document.createElement('span')
    face.className = `pin-face ${pin.kind}`
    const label = document.createElement('b')
    label.textContent = pin.label
    face.append(label)
    const site = pin.kind === 'site' || pin.kind === 'chosen'
    const icon = L.divIcon({
      html: face,
      className: 'pin',
      iconSize: site ? [28, 36] : [24, 24],
      iconAnchor: site ? [14, 35] : [12, 12],
    })
    L.marker([pin.point[1], pin.point[0]], {
      icon,
      title: pin.title,
      alt: pin.title,
      zIndexOffset: pin.kind === 'chosen' ? 1000 : 0,
    })
      .on('click', () => onClick(pin.key))
      .addTo(group)
  }
}
