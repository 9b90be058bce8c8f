import { onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { ApiProblem, isAbort } from './client'
import { t } from '../i18n'

/** One thing fetched from the server: what came, whether it is on the way, what went wrong. */
export interface Loaded<T> {
  data: Ref<T | null>
  loading: Ref<boolean>
  problem: Ref<ApiProblem | null>
  load: () => Promise<void>
}

/**
 * Fetches again on every `load`; an older answer that comes late is dropped, and the old data stay until the new come.
 */
export function useLoaded<T>(fetcher: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const data = shallowRef<T | null>(null)
  const loading = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  let running: AbortController | null = null

  async function load(): Promise<void> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const answer = await fetcher(mine.signal)
      if (running === mine) {
        data.value = answer
        problem.value = null
      }
    } catch (cause) {
      if (running === mine && !isAbort(cause)) problem.value = asProblem(cause)
    } finally {
      if (running === mine) loading.value = false
    }
  }

  onScopeDispose(() => running?.abort())
  return { data, loading, problem, load }
}

export function asProblem(cause: unknown): ApiProblem {
  return cause instanceof ApiProblem ? cause : new ApiProblem(0, t('problem.unexpected'), String(cause), null)
}
