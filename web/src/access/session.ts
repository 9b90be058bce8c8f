import { computed, shallowRef } from 'vue'
import { ApiProblem, get, post, remove } from '../api/client'
import type { Account, Act, Config } from '../api/types'

const account = shallowRef<Account | null>(null)
const config = shallowRef<Config | null>(null)

/** Who is signed in, and what the server says about itself. */
export const session = {
  account: computed(() => account.value),
  config: computed(() => config.value),
}

export function may(...acts: Act[]): boolean {
  return acts.some((act) => account.value?.may.includes(act) ?? false)
}

export function mayImport(): boolean {
  return may('IMPORT', 'IMPORT_PARK', 'IMPORT_RETURNS', 'IMPORT_PROJECTS')
}

/** Whether the account reads the land at all; the system administrator does not. */
export function readsLand(): boolean {
  const who = account.value
  return who !== null && (who.county || who.parks.length > 0 || who.towns.length > 0)
}

/** What an inspector's phone remembers, so that the field form opens without a signal: who it was, and nothing that opens a door. */
const FIELD = 'mumap.field'

function keepForField(): void {
  try {
    if (account.value && config.value && may('FIELD_CHECK') && !may('IDLE_ACT'))
      localStorage.setItem(FIELD, JSON.stringify({ account: account.value, config: config.value }))
  } catch {
    // A browser that keeps nothing works with a signal only.
  }
}

/** Who has a tour on the phone can open it without a signal, as long as the tour is kept. */
export function keepSessionFor(until: string): void {
  try {
    localStorage.setItem(FIELD, JSON.stringify({ account: account.value, config: config.value, until }))
  } catch {
    // See above.
  }
}

/** Forgets who had a tour on the phone; an inspector with forms to send is not forgotten before the server knows that he leaves. */
export function forgetSessionFor(): void {
  const kept = localStorage.getItem(FIELD)
  if (kept && (JSON.parse(kept) as { until?: string }).until) localStorage.removeItem(FIELD)
}

/** Takes up what the phone remembers when the server cannot be reached; false when it remembers nobody. */
export function resumeInField(): boolean {
  const kept = localStorage.getItem(FIELD)
  if (!kept) return false
  const known = JSON.parse(kept) as { account: Account; config: Config; until?: string }
  if (known.until && new Date() >= new Date(known.until)) {
    localStorage.removeItem(FIELD)
    return false
  }
  const day = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  const today = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
  config.value = { ...known.config, today }
  account.value = known.account
  return true
}

export async function loadConfig(): Promise<void> {
  config.value = await get<Config>('/api/config')
}

/** Says that this browser is remembered; the token itself is in a cookie that no script reads. */
const DEVICE = 'mumap.device'

async function whoIsIn(): Promise<Account | null> {
  try {
    return await get<Account>('/api/session')
  } catch (cause) {
    if (!(cause instanceof ApiProblem) || cause.status !== 401) throw cause
    return resumeOnDevice()
  }
}

/** Opens a session by the remembered device; null when there is none or it is remembered no more. */
async function resumeOnDevice(): Promise<Account | null> {
  if (!localStorage.getItem(DEVICE)) return null
  try {
    return await post<Account>('/api/session/device')
  } catch (cause) {
    if (!(cause instanceof ApiProblem) || cause.status !== 401) throw cause
    localStorage.removeItem(DEVICE)
    return null
  }
}

/** Takes up a session that the browser still has, or one that the remembered device opens. */
export async function resume(): Promise<void> {
  account.value = await whoIsIn()
  keepForField()
}

/** Signs in. `remember` keeps the device for thirty days: afterwards it reads and instructs without a password. */
export async function signIn(username: string, password: string, remember = false): Promise<Account> {
  const who = await post<Account>('/api/session', { username, password, remember })
  if (remember) localStorage.setItem(DEVICE, '1')
  // nobody goes on as the one who used this phone before
  localStorage.removeItem(FIELD)
  account.value = who
  keepForField()
  return who
}

/** Gives the password where a remembered device is not enough: the session turns into a full one. */
export async function confirmPassword(password: string): Promise<void> {
  account.value = await post<Account>('/api/session', { username: account.value?.username, password })
}

/** After the session has ended by itself: the remembered device opens the next one. */
export async function reopen(): Promise<void> {
  account.value = await resumeOnDevice().catch(() => null)
}

export interface FirstAccount {
  code: string
  username: string
  password: string
  displayName: string
}

/** Makes the first account of an installation, with the one-time code of its start. */
export async function makeFirst(wanted: FirstAccount): Promise<void> {
  await post('/api/session/first', wanted)
  await loadConfig()
}

export async function signOut(): Promise<void> {
  await remove('/api/session')
  localStorage.removeItem(FIELD)
  localStorage.removeItem(DEVICE)
  forget()
  // A new session needs a new CSRF cookie, which this read brings.
  await resume()
}

export function forget(): void {
  account.value = null
}
