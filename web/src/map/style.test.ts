import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import type { Config } from '../api/types'
import { layerTree } from './layers'
import { mapStyle } from './style'
import type { Theme } from './themes'

const config: Config = {
  systemName: 'test',
  county: { code: '339922', name: 'q', nameEn: 'q', bbox: [120.3, 28.7, 120.8, 29.2] },
  demo: false,
  version: '0',
  baseMaps: [{ id: 'vec', name: 'vec', nameEn: 'vec', tiles: '/api/basemaps/vec/{z}/{x}/{y}', maxZoom: 18 }],
  years: [2025],
  closedYear: 2025,
  today: '2026-11-23',
}

describe('the map style', () => {
  it.each<Theme>(['idle', 'tax', 'output', 'use', 'plain'])('is valid for the theme %s', (theme) => {
    expect(validateStyleMin(mapStyle(config, theme, 2025)).map((error) => error.message)).toEqual([])
  })

  it('asks this server only', () => {
    const addresses = JSON.stringify(mapStyle(config, 'idle', 2025).sources).match(/https?:\/\/[^/"]+/g) ?? []
    expect(new Set(addresses)).toEqual(new Set([location.origin]))
    expect(mapStyle(config, 'idle', 2025)).not.toHaveProperty('glyphs')
  })

  it('has every layer that the tree switches', () => {
    const known = new Set(mapStyle(config, 'idle', 2025).layers.map((layer) => layer.id))
    const switched = layerTree(config).flatMap((group) => group.layers.flatMap((layer) => layer.styleLayers))
    expect(switched.filter((id) => !known.has(id))).toEqual([])
  })
})
