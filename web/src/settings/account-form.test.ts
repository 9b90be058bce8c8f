import { describe, expect, it } from 'vitest'
import type { KeptAccount } from '../api/types'
import en from '../i18n/en'
import zh from '../i18n/zh-CN'
import { ACTS, emptyAccount, formOf, HOMES, known, lackOf, requestOf, scopeParts } from './account-form'

const kept: KeptAccount = {
  account: {
    username: 'park1',
    displayName: 'Park one',
    office: 'P01',
    county: false,
    parks: ['P01', 'P0101'],
    towns: [],
    may: ['IMPORT_PARK', 'SITING'],
    home: 'siting',
  },
  enabled: true,
  demo: true,
  lockedUntil: null,
}

describe('an account in the form', () => {
  it('goes back to the server as it came, its password untouched', () => {
    expect(requestOf(formOf(kept))).toEqual({ ...kept.account, enabled: true, password: null })
  })

  it('names no parks when it sees the whole county', () => {
    expect(requestOf({ ...formOf(kept), county: true })).toMatchObject({ parks: [], towns: [] })
  })

  it('is not shared with the list', () => {
    formOf(kept).may.push('ACCOUNTS')
    expect(kept.account.may).toEqual(['IMPORT_PARK', 'SITING'])
  })
})

describe('what is lacking', () => {
  const whole = { ...emptyAccount(), username: 'new.one', displayName: 'New', password: '0123456789' }

  it('is nothing when all is there', () => expect(lackOf(whole, true)).toBeNull())

  it('is told in the order of the fields', () => {
    expect(lackOf({ ...whole, username: 'two words' }, true)).toBe('settings.lackUsername')
    expect(lackOf({ ...whole, displayName: ' ' }, true)).toBe('settings.lackName')
    expect(lackOf({ ...whole, password: 'short' }, true)).toBe('settings.lackPassword')
  })

  it('a password only for a new account or when one is written', () => {
    expect(lackOf({ ...whole, password: '' }, true)).toBe('settings.lackPassword')
    expect(lackOf({ ...whole, password: '' }, false)).toBeNull()
    expect(lackOf({ ...whole, password: 'short' }, false)).toBe('settings.lackPassword')
  })
})

describe('the scope', () => {
  it('is the county, or parks and towns, or nothing', () => {
    const scope = (county: boolean, parks: string[], towns: string[]) =>
      scopeParts({ county, parks, towns }).map((part) => part.key)
    expect(scope(true, [], [])).toEqual(['settings.wholeCounty'])
    expect(scope(false, ['P01'], ['T1'])).toEqual(['settings.parks', 'settings.towns'])
    expect(scope(false, [], [])).toEqual(['settings.noBusiness'])
  })

  it('offers what other accounts name', () => expect(known([kept, kept], 'parks')).toEqual(['P01', 'P0101']))
})

describe('permissions and first screens', () => {
  it('have words in both languages', () => {
    for (const messages of [zh, en]) {
      expect(Object.keys(messages.act).sort()).toEqual([...ACTS].sort())
      for (const home of HOMES) expect(messages.menu[home]).toBeTruthy()
    }
  })
})
