/** Keeps the state of the map in the address, so that the address can be handed on, and takes it from there. */
import { computed, watch, type Ref } from 'vue'
import { router } from '../routes'
import type { Query, ViewState } from './view-state'
import { toQuery } from './view-state'

const SETTLE_MS = 300

/** The same parameters in any order are the same address. */
export function sameQuery(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}

/**
 * @param state what the address should say
 * @param apply called with what somebody else put into the address: a link, the search, the back button
 */
export function useAddress(state: Ref<ViewState>, apply: (query: Record<string, unknown>) => void) {
  const query = computed<Query>(() => toQuery(state.value))
  let written: Record<string, unknown> = {}
  let settling: ReturnType<typeof setTimeout> | undefined

  watch(query, (next) => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      const here = router.currentRoute.value
      if (here.name !== 'map' || sameQuery(here.query, next)) return
      written = next
      void router.replace({ name: 'map', query: next })
    }, SETTLE_MS)
  })
  watch(
    () => router.currentRoute.value,
    (route) => {
      if (route.name !== 'map' || sameQuery(route.query, written)) return
      written = route.query
      apply(route.query)
    },
  )
  return query
}
