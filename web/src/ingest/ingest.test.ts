import type { FeatureCollection } from 'geojson'
import type { ImportProblem } from '../api/types'
import { bareMessage, placeOf } from './problem'
import { describe, expect, it } from 'vitest'
import { isRunning, stepOf } from './batch'
import { parseMapping } from './mapping'
import { sortOf } from './upload'

describe('the column mapping', () => {
  it('is an object of texts, or nothing', () => {
    expect(parseMapping('{"ML":"parcel_code"}')).toEqual({ ML: 'parcel_code' })
    expect(parseMapping('  ')).toEqual({})
  })

  it.each(['[1]', '{"ML":1}', 'ML=parcel_code', 'null'])('refuses %s', (text) => {
    expect(parseMapping(text)).toBeNull()
  })
})

describe('a file to upload', () => {
  it.each([
    ['A.TXT', 'boundary'],
    ['a.b.dxf', 'drawing'],
    ['a.ovkml', 'globe'],
    ['a.kmz', 'globe'],
    ['a.zip', 'other'],
    ['', 'other'],
  ])('%s is of the sort %s', (name, sort) => {
    expect(sortOf(name)).toBe(sort)
  })
})

describe('the steps of an import', () => {
  it('follow the state of the batch', () => {
    expect(
      [undefined, 'STAGED', 'CHECKING', 'FAILED', 'REJECTED', 'READY', 'COMMITTED'].map((state) =>
        stepOf(state as never),
      ),
    ).toEqual([0, 1, 1, 1, 1, 2, 4])
    expect(isRunning('READY')).toBe(false)
  })
})

describe('a problem in the report', () => {
  const problem: ImportProblem = {
    row: 3,
    field: 'registered_area_m2',
    severity: 'ERROR',
    code: 'not-a-number',
    message: 'a:1.geojson row 3, "Registered area": "many" is not a number: 1.',
    cure: null,
    where: null,
    decision: null,
  }

  it('does not repeat file, row and column', () => {
    expect(bareMessage(problem, 'a:1.geojson')).toBe('"many" is not a number: 1.')
    expect(bareMessage({ ...problem, message: 'x.csv \u7b2c 3 \u884c\uff1abad' }, 'x.csv')).toBe('bad')
  })

  it('keeps a message that begins otherwise', () => {
    expect(bareMessage({ ...problem, message: 'Ratio 100: 1' }, 'a.csv')).toBe('Ratio 100: 1')
    expect(bareMessage({ ...problem, message: 'Ratio 100: 1' }, null)).toBe('Ratio 100: 1')
  })

  it('lies where it says, else at the shape of its row', () => {
    const shapes: FeatureCollection = {
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { row: 3 }, geometry: { type: 'Point', coordinates: [120, 29] } },
      ],
    }
    expect(placeOf(problem, shapes)).toEqual([120, 29])
    expect(placeOf({ ...problem, where: { type: 'Point', coordinates: [1, 2] } }, shapes)).toEqual([1, 2])
    expect(placeOf({ ...problem, row: 4 }, shapes)).toBeNull()
    expect(placeOf(problem, null)).toBeNull()
  })
})
