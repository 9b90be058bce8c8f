/** How fresh each data set is: read once for all maps and lists of the screen, again after a while. */
import { onMounted, shallowRef } from 'vue'
import { get } from '../api/client'
import type { Freshness, Today } from '../api/types'

const GOOD_FOR_MS = 60_000

const known = shallowRef<Freshness[]>([])
let readAt = 0
let reading: Promise<void> | null = null

async function read(): Promise<void> {
  try {
    known.value = (await get<Today>('/api/desk/today')).freshness
    readAt = Date.now()
  } catch {
    // The dates are a courtesy beside the data; nothing depends on them.
  } finally {
    reading = null
  }
}

/** The newest data of each kind. */
export function useFreshness() {
  onMounted(() => {
    if (Date.now() - readAt > GOOD_FOR_MS) reading ??= read()
  })
  return known
}

/** Those of the kinds that a screen shows, in that order. */
export function ofKinds(all: Freshness[], kinds: string[]): Freshness[] {
  return kinds.flatMap((kind) => all.filter((each) => each.kind === kind))
}

/** The day of each kind, for a note beside its name. */
export function daysOf(all: Freshness[]): Record<string, string> {
  return Object.fromEntries(all.map((each) => [each.kind, each.dataDate]))
}
