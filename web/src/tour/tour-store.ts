/** Tours kept on the phone: seven days at most, for one account, and gone when it signs out. */
import type { TourPackage } from './tour'

const NAME = 'mumap-tour'
const VERSION = 1
const STORE = 'packages'
/** The cache of `sw.js`: what is put there opens without a signal. */
const SHELL = 'mumap-shell-1'

export interface KeptTour {
  tourId: number
  account: string
  tour: TourPackage
}

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION)
    request.onupgradeneeded = () =>
      request.result.createObjectStore(STORE, { keyPath: ['account', 'tourId'] })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error(NAME))
  })
  return opened
}

/** A browser without a store (a private window) works as before, on line only. */
async function run<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const database = await open()
    return await new Promise<T>((resolve, reject) => {
      const request = work(database.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error(STORE))
    })
  } catch {
    return undefined
  }
}

const all = async () => (await run<KeptTour[]>('readonly', (store) => store.getAll())) ?? []
const drop = (kept: KeptTour) => dropTour(kept.account, kept.tourId)
export const isOver = (tour: Pick<TourPackage, 'expiresAt'>, now: Date) => now >= new Date(tour.expiresAt)

/** Throws away what is over, and what another account left on a phone that two share. */
async function sweep(account: string): Promise<KeptTour[]> {
  const now = new Date()
  const kept = await all()
  const good = kept.filter((each) => each.account === account && !isOver(each.tour, now))
  await Promise.all(kept.filter((each) => !good.includes(each)).map(drop))
  return good
}

/** Keeps a tour for an account. */
export async function keepTour(account: string, tour: TourPackage): Promise<void> {
  await sweep(account)
  await run('readwrite', (store) =>
    store.put({ tourId: tour.tourId, account, tour: JSON.parse(JSON.stringify(tour)) }),
  )
}

/** The tours kept for an account that are not over. */
export async function keptTours(account: string): Promise<TourPackage[]> {
  return (await sweep(account)).map((each) => each.tour)
}

/** One of them. */
export async function keptTour(account: string, tourId: number): Promise<TourPackage | null> {
  return (await keptTours(account)).find((each) => each.tourId === tourId) ?? null
}

/** Takes one of them away. */
export const dropTour = (account: string, tourId: number) =>
  run('readwrite', (store) => store.delete([account, tourId]))

/** What was withdrawn or is seen no more goes from the phone. */
export async function dropOthers(account: string, seen: ReadonlySet<number>): Promise<void> {
  await Promise.all((await sweep(account)).filter((each) => !seen.has(each.tourId)).map(drop))
}

/** Who signs out leaves no tour behind, whoever kept it. */
export const dropTours = () => run('readwrite', (store) => store.clear())

/**
 * Keeps the parts of the program that this page has loaded: on the very first visit they come before the worker that would keep
 * them, and a tour must open without a signal after one load. False where nothing can be kept.
 */
export async function keepProgram(): Promise<boolean> {
  try {
    const parts = performance
      .getEntriesByType('resource')
      .map((entry) => new URL(entry.name))
      .filter(({ origin, pathname }) => origin === location.origin && /^\/(assets|webjars)\//.test(pathname))
      .map(({ href }) => href)
    const cache = await caches.open(SHELL)
    const wanted = await Promise.all(
      [`${location.origin}/`, ...new Set(parts)].map(async (href) =>
        (await cache.match(href)) ? null : href,
      ),
    )
    await Promise.all(wanted.filter((href): href is string => href !== null).map((href) => cache.add(href)))
    await navigator.serviceWorker.ready
    return true
  } catch {
    // Without a secure context nothing can be kept; the page works with a signal.
    return false
  }
}
