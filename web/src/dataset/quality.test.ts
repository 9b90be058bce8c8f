import { describe, expect, it } from 'vitest'
import { find, share, type Dictionary } from './quality'

const words = (en: string) => ({ zh: en, en })
const field = (key: string, codes: string[] = []) => ({
  key,
  title: words(key),
  type: 'TEXT',
  required: false,
  unit: null,
  codes: codes.map((code) => ({ code, word: null })),
  reference: null,
})
const dictionary: Dictionary = {
  kinds: [
    {
      kind: 'parcels',
      title: words('Parcels'),
      table: 'ledger.parcel',
      geometry: 'POLYGON',
      keyColumns: ['parcel_code'],
      datedShape: true,
      scope: 'PARCEL',
      fields: [field('parcel_code'), field('supply_state', ['RESERVE'])],
    },
  ],
  layers: [{ layer: 'parks', title: words('Parks'), fields: [{ key: 'name', title: words('Name') }] }],
  terms: [{ term: words('mu'), definition: 'a unit', source: '-' }],
}

describe('the share of what is there', () => {
  it('is unknown where nothing could be', () => {
    expect(share(1, 4)).toBe(0.25)
    expect(share(0, 0)).toBeNull()
  })
})

describe('finding in the dictionary', () => {
  it('shows a kind whole by its name, else the columns and codes that fit', () => {
    expect(find(dictionary, 'PARCELS').kinds[0]?.fields).toHaveLength(2)
    expect(find(dictionary, 'reserve').kinds[0]?.fields.map((each) => each.key)).toEqual(['supply_state'])
    expect(find(dictionary, 'reserve').layers).toEqual([])
    expect(find(dictionary, 'unit').terms).toHaveLength(1)
    expect(find(dictionary, ' ')).toBe(dictionary)
    expect(find(dictionary, 'zzz').kinds).toEqual([])
  })
})
