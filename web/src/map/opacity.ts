/** Opacity that a person gives a layer of the tree, on top of the one that the style already has. */
import type { Map as GlMap } from 'maplibre-gl'

const PROPERTIES: Record<string, string[]> = {
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  symbol: ['icon-opacity', 'text-opacity'],
  raster: ['raster-opacity'],
}

/** A style value times a factor; of an interpolation by zoom its outputs, since zoom must stay outermost. */
export function times(value: unknown, factor: number): unknown {
  if (value === undefined || value === null) return factor
  if (typeof value === 'number') return value * factor
  if (Array.isArray(value) && value[0] === 'interpolate')
    return value.map((part: unknown, index) => (index > 2 && index % 2 === 0 ? times(part, factor) : part))
  return ['*', value, factor]
}

/** Remembers what the style says, so that going back to opaque gives exactly that. */
export class LayerOpacity {
  private readonly styled = new Map<string, unknown>()

  set(gl: GlMap, layerId: string, factor: number): void {
    const layer = gl.getLayer(layerId)
    for (const property of layer ? (PROPERTIES[layer.type] ?? []) : []) {
      const key = `${layerId} ${property}`
      if (!this.styled.has(key)) this.styled.set(key, gl.getPaintProperty(layerId, property as never))
      const value = factor < 1 ? times(this.styled.get(key), factor) : this.styled.get(key)
      gl.setPaintProperty(layerId, property as never, value as never)
    }
  }
}
