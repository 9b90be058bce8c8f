import { describe, expect, it } from 'vitest'
import { TIANDITU, tianditu } from './base-maps'

describe('Tianditu', () => {
  it.each(TIANDITU)('%s comes with its names in the grid of the map, and without a key', (kind) => {
    const form = tianditu(kind)
    expect(form.url).toContain(`/${kind}_w/wmts`)
    expect(form.labelsUrl).toMatch(/\/c[via]a_w\/wmts|\/cta_w\/wmts/)
    for (const part of ['{z}', '{x}', '{y}', 'tk={key}']) {
      expect(form.url).toContain(part)
      expect(form.labelsUrl).toContain(part)
    }
    expect(form.key).toBe('')
    expect(new URL(form.url).host).toBe('t0.tianditu.gov.cn')
  })
})
