/** The runs of the county, newest first, and the one that is looked at. */
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { get } from '../api/client'
import { useLoaded } from '../api/loading'
import { router } from '../routes'
import type { Run } from './evaluation'

export function useRuns() {
  const route = useRoute()
  const { data, problem, loading, load } = useLoaded<{ rows: Run[] }>((signal) =>
    get('/api/evaluations', {}, signal),
  )
  const runs = computed(() => data.value?.rows ?? [])
  const run = computed(
    () => runs.value.find((each) => String(each.id) === route.query.run) ?? runs.value[0] ?? null,
  )
  const choose = (id: number) =>
    router.replace({ query: { ...route.query, run: String(id), firm: undefined } })
  return { data, problem, loading, load, runs, run, choose }
}
