/** An account on its way from the list to the server and back. */
import type { Account, Act, KeptAccount } from '../api/types'
import type { TextKey } from '../i18n'

/** Shortest password that the server takes. */
export const SHORTEST_PASSWORD = 10
export const ACTS: Act[] = [
  'IMPORT',
  'IMPORT_PARK',
  'IMPORT_RETURNS',
  'IMPORT_PROJECTS',
  'SCHEME',
  'IDLE_ACT',
  'SITING',
  'THRESHOLD',
  'PROJECT',
  'INSTRUCT',
  'FIELD_CHECK',
  'ACCOUNTS',
]
export const HOMES = ['today', 'map', 'idle', 'permu', 'siting', 'projects', 'data', 'settings'] as const

export interface AccountForm {
  username: string
  displayName: string
  office: string
  county: boolean
  parks: string[]
  towns: string[]
  may: Act[]
  home: string
  enabled: boolean
  /** Empty leaves the password of an existing account as it is. */
  password: string
}

export function emptyAccount(): AccountForm {
  return {
    username: '',
    displayName: '',
    office: '',
    county: false,
    parks: [],
    towns: [],
    may: [],
    home: 'map',
    enabled: true,
    password: '',
  }
}

export function formOf({ account, enabled }: KeptAccount): AccountForm {
  const { username, displayName, office, county, parks, towns, may, home } = account
  return {
    username,
    displayName,
    office,
    county,
    parks: [...parks],
    towns: [...towns],
    may: [...may],
    home,
    enabled,
    password: '',
  }
}

/** What is sent: an account for the whole county names no parks or towns beside. */
export function requestOf(form: AccountForm): Record<string, unknown> {
  return {
    ...form,
    username: form.username.trim(),
    displayName: form.displayName.trim(),
    office: form.office.trim(),
    parks: form.county ? [] : form.parks,
    towns: form.county ? [] : form.towns,
    password: form.password || null,
  }
}

/** What still has to be put right before it can be sent; null when nothing. */
export function lackOf(form: AccountForm, isNew: boolean): TextKey | null {
  if (!/^[A-Za-z0-9._-]+$/.test(form.username.trim())) return 'settings.lackUsername'
  if (!form.displayName.trim()) return 'settings.lackName'
  const short = form.password.length < SHORTEST_PASSWORD
  return short && (isNew || form.password) ? 'settings.lackPassword' : null
}

/** Parks and towns that accounts name already, offered when another one is written. */
export function known(rows: KeptAccount[], of: 'parks' | 'towns'): string[] {
  return [...new Set(rows.flatMap((row) => row.account[of]))].sort()
}

/** Where an account may look, in the words given for it. */
export function scopeParts(account: Pick<Account, 'county' | 'parks' | 'towns'>): {
  key: TextKey
  list: string
}[] {
  if (account.county) return [{ key: 'settings.wholeCounty', list: '' }]
  const parts: { key: TextKey; list: string }[] = []
  if (account.parks.length) parts.push({ key: 'settings.parks', list: account.parks.join(', ') })
  if (account.towns.length) parts.push({ key: 'settings.towns', list: account.towns.join(', ') })
  return parts.length ? parts : [{ key: 'settings.noBusiness', list: '' }]
}
