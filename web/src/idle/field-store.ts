/** What an inspector has filled in and not yet sent, with its photos: kept on the phone, so that it outlives a lost signal or a closed page. */
import type { LonLat } from '../api/types'
import type { CheckForm, FieldCheck } from './field'

const NAME = 'mumap-field'
const VERSION = 2
/** By account and check: two inspectors who share a phone do not write over each other. */
const FORMS = 'forms-by-account'
const LISTS = 'lists'

export interface KeptPhoto {
  name: string
  content: Blob
  takenOn: string
  place: LonLat | null
  /** What it shows and which way it looks, for the shots that every site is asked for. */
  note: string | null
  direction: number | null
  /** Number of the evidence once it has arrived: it is not brought twice. */
  evidenceId: string | null
}

export interface KeptForm {
  checkId: string
  account: string
  parcelCode: string
  form: CheckForm
  position: LonLat | null
  photos: KeptPhoto[]
  /** The inspector has pressed send; it goes as soon as there is a way. */
  ready: boolean
}

export interface KeptList {
  account: string
  at: string
  rows: FieldCheck[]
}

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION)
    request.onupgradeneeded = () => {
      const stores = request.result.objectStoreNames
      if (!stores.contains(FORMS))
        request.result.createObjectStore(FORMS, { keyPath: ['account', 'checkId'] })
      if (!stores.contains(LISTS)) request.result.createObjectStore(LISTS, { keyPath: 'account' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error(NAME))
  })
  return opened
}

/** A browser without a store (a private window) works as before, on line only. */
async function run<T>(
  store: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const database = await open()
    return await new Promise<T>((resolve, reject) => {
      const request = work(database.transaction(store, mode).objectStore(store))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error(store))
    })
  } catch {
    return undefined
  }
}

export const keepForm = (form: KeptForm) => run(FORMS, 'readwrite', (store) => store.put(form))
export const readForm = (account: string, checkId: string) =>
  run<KeptForm | undefined>(FORMS, 'readonly', (store) => store.get([account, checkId]))
export const dropForm = (form: KeptForm) =>
  run(FORMS, 'readwrite', (store) => store.delete([form.account, form.checkId]))
export const keepList = (list: KeptList) => run(LISTS, 'readwrite', (store) => store.put(list))
export const readList = (account: string) =>
  run<KeptList | undefined>(LISTS, 'readonly', (store) => store.get(account))

/** Who signs out leaves no list of land behind; what was filled in and not yet sent stays, for its account alone. */
export const dropList = (account: string) => run(LISTS, 'readwrite', (store) => store.delete(account))

/** What the account has filled in; nobody sends what another has seen. */
export async function listForms(account: string): Promise<KeptForm[]> {
  const all = await run<KeptForm[]>(FORMS, 'readonly', (store) => store.getAll())
  return (all ?? []).filter((each) => each.account === account)
}
