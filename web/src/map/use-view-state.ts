/** Keeps the state of the map in the address, so that the address can be handed on, and takes it from there. */
import { computed, onScopeDispose, watch, type Ref } from 'vue'
import type { Router } from 'vue-router'
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
 * Whether somebody is on the way to another page. The address still says the old one then, until the code of the new one has come;
 * writing to it would call the journey off and hold the user where he is.
 */
export function watchLeaving(on: Router, page: string): { leaving: () => boolean; stop: () => void } {
  let goal: string | null = null
  const stops = [
    on.beforeEach((to) => {
      goal = to.name === page ? null : to.fullPath
    }),
    on.afterEach((to) => {
      // a journey that a later one has overtaken ends too; the later one still goes on
      if (goal === to.fullPath) goal = null
    }),
    on.onError(() => {
      goal = null
    }),
  ]
  return { leaving: () => goal !== null, stop: () => stops.forEach((each) => each()) }
}

/**
 * @param state what the address should say
 * @param apply called with what somebody else put into the address: a link, the search, the back button
 */
export function useAddress(state: Ref<ViewState>, apply: (query: Record<string, unknown>) => void) {
  const query = computed<Query>(() => toQuery(state.value))
  let written: Record<string, unknown> = {}
  let settling: ReturnType<typeof setTimeout> | undefined
  const { leaving, stop } = watchLeaving(router, 'map')
  onScopeDispose(() => {
    clearTimeout(settling)
    stop()
  })

  watch(query, (next) => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      const here = router.currentRoute.value
      if (here.name !== 'map' || leaving() || sameQuery(here.query, next)) return
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
