import { describe, expect, it } from 'vitest'
import { byDay, emptyForm, lackOf, placeOf, resultOf, takenOf, type Evidence, type FieldCheck } from './field'

const TODAY = '2026-11-23'
const form = (changes = {}) => ({ ...emptyForm(TODAY), ...changes })

describe('the result of a check', () => {
  it('leaves out what was not seen: an empty field is not zero', () => {
    expect(resultOf(form({ started: 'no' }), null, [])).toEqual({
      observedOn: TODAY,
      started: false,
      evidence: [],
    })
    expect(resultOf(form({ developedM2: '0' }), null, []).developedM2).toBe(0)
  })

  it('dates nothing on a site that has not begun', () => {
    const result = resultOf(
      form({ started: 'no', startedOn: '2026-01-01', stoppedOn: '2026-02-01' }),
      null,
      [],
    )
    expect(result.startedOn).toBeUndefined()
    expect(result.stoppedOn).toBeUndefined()
  })

  it('carries the photos and where the inspector stood', () => {
    expect(
      resultOf(form({ started: 'yes', startedOn: '2026-01-01' }), [119.5, 29.1], ['4', '5']),
    ).toMatchObject({
      lon: 119.5,
      lat: 29.1,
      evidence: [4, 5],
      startedOn: '2026-01-01',
    })
  })

  it('says what it lacks', () => {
    expect(lackOf(form({ observedOn: '' }), TODAY)).toBe('day')
    expect(lackOf(form({ observedOn: '2026-11-24' }), TODAY)).toBe('future')
    expect(lackOf(form(), TODAY)).toBe('started')
    expect(lackOf(form({ started: 'yes' }), TODAY)).toBe('startedOn')
    expect(lackOf(form({ started: 'no' }), TODAY)).toBeNull()
  })
})

describe('orders', () => {
  it('come with the nearest day first and those without a day last', () => {
    const order = (checkId: string, dueOn: string | null) => ({ checkId, dueOn }) as FieldCheck
    const sorted = byDay([order('1', null), order('2', '2026-12-01'), order('3', '2026-11-25')])
    expect(sorted.map((each) => each.checkId)).toEqual(['3', '2', '1'])
  })
})

describe('evidence', () => {
  const bare = {
    lon: null,
    lat: null,
    takenOn: '2026-11-20',
    exif: { takenAt: null, lon: null, lat: null, direction: null },
  } as Evidence

  it('says where it was taken: as stated, else as the camera wrote', () => {
    expect(placeOf(bare)).toBeNull()
    expect(placeOf({ ...bare, exif: { ...bare.exif, lon: 119, lat: 29 } })).toEqual([119, 29])
    expect(placeOf({ ...bare, lon: 120, lat: 30, exif: { ...bare.exif, lon: 119, lat: 29 } })).toEqual([
      120, 30,
    ])
  })

  it('says when: the camera before the statement', () => {
    expect(takenOf(bare)).toBe('2026-11-20')
    expect(takenOf({ ...bare, exif: { ...bare.exif, takenAt: '2026-11-19T08:30:15' } })).toBe(
      '2026-11-19 08:30',
    )
  })
})
