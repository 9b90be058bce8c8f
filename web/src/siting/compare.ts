/** The sites that were ticked to be compared, two to four of them, and the need they are judged by. */
import { computed, ref } from 'vue'
import type { SiteNeed } from '../api/types'

export const MOST_SITES = 4

export interface Ticked {
  parcels: string[]
  name: string
}

const ticked = ref<Ticked[]>([])
const need = ref<SiteNeed | null>(null)

const keyOf = (parcels: string[]) => [...parcels].sort().join()

export function useComparison() {
  const full = computed(() => ticked.value.length >= MOST_SITES)
  const has = (parcels: string[]) => ticked.value.some((site) => keyOf(site.parcels) === keyOf(parcels))

  function toggle(site: Ticked): void {
    if (has(site.parcels))
      ticked.value = ticked.value.filter((one) => keyOf(one.parcels) !== keyOf(site.parcels))
    else if (!full.value) ticked.value = [...ticked.value, site]
  }

  function clear(): void {
    ticked.value = []
  }

  return { ticked, need, full, has, toggle, clear }
}

/** The body of a comparison, and of the report about the same sites. */
export function comparisonBody(sites: Ticked[], asked: SiteNeed | null): object {
  return { sites: sites.map((site) => site.parcels), ...(asked ? { need: asked } : {}) }
}
