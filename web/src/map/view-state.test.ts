import { describe, expect, it } from 'vitest'
import { EMPTY_VIEW, fromQuery, polygonOf, shapeBody, toQuery, type ViewState } from './view-state'

const FULL: ViewState = {
  at: [120.5, 29.25],
  zoom: 15.25,
  theme: 'tax',
  year: 2024,
  asOf: '2025-12-31',
  knownAt: '2026-01-02T03:04:05.000Z',
  layers: new Set(['parcels', 'projects']),
  opacity: { parcels: 0.4 },
  shape: {
    kind: 'polygon',
    corners: [
      [120.5, 29],
      [120.6, 29],
      [120.6, 29.1],
    ],
  },
  parcel: 'register/12',
  list: true,
  classes: { property: 'area_mu', method: 'JENKS', classes: 3, ramp: 'sea', limits: [10, 20.5] },
  day: '2024-12-31',
  compare: { mode: 'swipe', theme: 'use', year: 2025, base: null, day: null },
}

describe('the state of a view', () => {
  it('comes back whole from its own address', () => {
    expect(fromQuery(toQuery(FULL))).toEqual(FULL)
    const box: ViewState = { ...FULL, shape: { kind: 'box', box: [120.1, 29, 120.2, 29.1] } }
    expect(fromQuery(toQuery(box))).toEqual(box)
  })

  it('leaves out what is as usual', () => {
    expect(toQuery(EMPTY_VIEW)).toEqual({})
    expect(fromQuery({})).toEqual(EMPTY_VIEW)
  })

  it('keeps a map without any layer', () => {
    expect(fromQuery(toQuery({ ...EMPTY_VIEW, layers: new Set() })).layers.size).toBe(0)
  })

  it('takes nonsense for nothing', () => {
    const query = {
      at: '1,x',
      zoom: '99',
      theme: 'pink',
      year: 'soon',
      asOf: 'yesterday',
      knownAt: 'then',
      box: '3,2,1,0',
      polygon: '1 2,3 4',
      opacity: 'parcels:x,roads:140',
    }
    expect(fromQuery(query)).toEqual(EMPTY_VIEW)
  })

  it('closes the ring of a polygon and sends a box as a box', () => {
    expect(polygonOf(FULL.shape!).coordinates[0]).toHaveLength(4)
    expect(polygonOf(FULL.shape!).coordinates[0]![3]).toEqual([120.5, 29])
    expect(shapeBody({ kind: 'box', box: [1, 2, 3, 4] })).toEqual({ bbox: [1, 2, 3, 4] })
  })
})
