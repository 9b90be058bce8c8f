import { describe, expect, it } from 'vitest'
import { isRunning, stepOf } from './batch'
import { parseMapping } from './mapping'

describe('the column mapping', () => {
  it('is an object of texts, or nothing', () => {
    expect(parseMapping('{"ML":"parcel_code"}')).toEqual({ ML: 'parcel_code' })
    expect(parseMapping('  ')).toEqual({})
  })

  it.each(['[1]', '{"ML":1}', 'ML=parcel_code', 'null'])('refuses %s', (text) => {
    expect(parseMapping(text)).toBeNull()
  })
})

describe('the steps of an import', () => {
  it('follow the state of the batch', () => {
    expect(
      [undefined, 'STAGED', 'CHECKING', 'READY', 'COMMITTED'].map((state) => stepOf(state as never)),
    ).toEqual([0, 1, 1, 2, 4])
    expect(isRunning('READY')).toBe(false)
  })
})
