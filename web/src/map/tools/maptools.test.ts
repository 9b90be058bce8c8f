import { describe, expect, it } from 'vitest'
import { readCompare, writeCompare, type Compare } from './compare'
import { drawn } from '../drawing'
import { distinct } from './identify'
import { arrowHead, redlineFeatures, shortNo, type Redline } from './redlines'
import { EMPTY_VIEW, fromQuery, toQuery } from '../view-state'

describe('the other side of a divided map', () => {
  const compare: Compare = { mode: 'split', theme: 'states', year: 2024, base: 'tdt-img', day: '2021-12-31' }

  it('comes back from an address as it went', () => {
    expect(readCompare(writeCompare(compare))).toEqual(compare)
    expect(readCompare('swipe~tax~2024~-~-')).toEqual({
      mode: 'swipe',
      theme: 'tax',
      year: 2024,
      base: null,
      day: null,
    })
    for (const bad of [null, 'peel~tax~2024~-~-', 'swipe~gold~2024~-~-', 'swipe~tax~x~-~-'])
      expect(readCompare(bad)).toBeNull()
  })

  it('stands in the address of the map with theme and day', () => {
    const query = toQuery({ ...EMPTY_VIEW, compare, day: '2022-12-31' })
    expect(fromQuery(query)).toMatchObject({ compare, day: '2022-12-31' })
    expect(toQuery(EMPTY_VIEW)).toEqual({})
  })
})

describe('what lies at a point', () => {
  it('is named once, however many tiles it is cut into, in the order of layers', () => {
    const found = distinct([
      { source: 'parks', properties: { park_code: 'P01', name: 'A park' } },
      { source: 'parcels', properties: { parcel_code: '1', name: '', area_mu: 3, town: null } },
      { source: 'parcels', properties: { parcel_code: '1', name: '', area_mu: 3, town: null } },
      { source: 'labels', properties: { parcel_code: '1' } },
      { source: 'control_lines', properties: { line_code: 'L', kind: 'FLOOD' } },
    ])
    expect(found.map((each) => [each.source, each.key])).toEqual([
      ['parcels', '1'],
      ['control_lines', 'L'],
      ['parks', 'P01'],
    ])
    expect(found[0]!.title).toBe('1')
    expect(found[0]!.properties).toEqual({ parcel_code: '1', area_mu: 3 })
  })
})

describe('redlines', () => {
  const mark = {
    id: '7',
    no: '\u5708\u30142026\u301512',
    kind: 'ARROW',
    words: 'a road is wanted from here to there',
    state: 'OPEN',
    geometry: {
      type: 'LineString',
      coordinates: [
        [120, 29],
        [120.01, 29],
      ],
    },
  } as unknown as Redline

  it('are drawn with the number of the year', () => {
    expect(shortNo(mark.no)).toBe('12')
    const features = redlineFeatures([mark], '7').features
    expect(features.map((each) => each.properties!.part)).toEqual(['shape', 'shape', 'number'])
    expect(features[2]!.geometry).toEqual({ type: 'Point', coordinates: [120, 29] })
    expect(features[2]!.properties!.words).toBe('a road is want…')
  })

  it('an arrow has its head behind its last point, on both sides', () => {
    const [up, down] = arrowHead([
      [120, 29],
      [120.01, 29],
    ])
    expect(up![0]).toEqual([120.01, 29])
    expect(up![1]![0]).toBeLessThan(120.01)
    expect(up![1]![1]! - 29).toBeCloseTo(29 - down![1]![1]!, 9)
    expect(arrowHead([[120, 29]])).toEqual([])
  })

  it('sketches: a path stays open, a ring closes', () => {
    const three = [
      [120, 29],
      [121, 29],
      [121, 30],
    ]
    expect(drawn('path', three).features[0]!.geometry.type).toBe('LineString')
    expect(drawn('ring', three).features[0]!.geometry.type).toBe('Polygon')
  })
})
