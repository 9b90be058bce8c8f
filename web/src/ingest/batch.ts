/** One batch on its way: asked again until the check is over. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { FeatureCollection } from 'geojson'
import { get, post, remove, type ApiProblem } from '../api/client'
import { asProblem } from '../api/loading'
import type { BatchState, ImportBatch } from '../api/types'

const ASK_AGAIN_MS = 700

/** A commit goes through these one after the other. */
export const STAGES_OF_COMMIT = ['turn', 'versions', 'live', 'judge']

export function isRunning(state: BatchState): boolean {
  return state === 'STAGED' || state === 'CHECKING'
}

/** How far the four steps are: 0 upload, 1 check, 2 review, 3 commit, 4 all done. */
export function stepOf(state: BatchState | undefined): number {
  if (!state) return 0
  // a file that could not be read, or of which no row was taken, got no further than the check
  if (isRunning(state) || state === 'FAILED' || state === 'REJECTED') return 1
  return state === 'READY' ? 2 : state === 'COMMITTED' ? 4 : 3
}

export function useBatch() {
  const batch = shallowRef<ImportBatch | null>(null)
  const shapes = shallowRef<FeatureCollection | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: string | null = null

  async function follow(id: string): Promise<void> {
    clearTimeout(timer)
    if (current !== id) {
      batch.value = null
      shapes.value = null
    }
    current = id
    try {
      const answer = await get<ImportBatch>(`/api/imports/${encodeURIComponent(id)}`)
      if (current !== id) return
      batch.value = answer
      problem.value = null
      // a commit that somebody else, or another window, has begun is under way too
      if (isRunning(answer.state) || answer.work || busy.value)
        timer = setTimeout(() => void follow(id), ASK_AGAIN_MS)
      if (!isRunning(answer.state) && !shapes.value) await readShapes(id)
    } catch (cause) {
      if (current === id) problem.value = asProblem(cause)
    }
  }

  async function readShapes(id: string): Promise<void> {
    try {
      const answer = await get<FeatureCollection>(`/api/imports/${encodeURIComponent(id)}/features`)
      if (current === id) shapes.value = answer
    } catch {
      // Kinds without shapes have none to show; the report stands without the map.
      if (current === id) shapes.value = { type: 'FeatureCollection', features: [] }
    }
  }

  async function tryTo(action: (id: string) => Promise<void>): Promise<boolean> {
    if (!current) return false
    busy.value = true
    try {
      await action(current)
      return true
    } catch (cause) {
      problem.value = asProblem(cause)
      return false
    } finally {
      busy.value = false
    }
  }

  /** Commits, and shows meanwhile how far it is; answers whether it went through. */
  const act = (path: string) =>
    tryTo(async (id) => {
      const done = post(path)
      timer = setTimeout(() => void follow(id), ASK_AGAIN_MS)
      try {
        await done
      } finally {
        busy.value = false
        await follow(id)
      }
    })

  /** Throws the staged rows away; answers whether it went through. */
  const discard = () => tryTo((id) => remove(`/api/imports/${encodeURIComponent(id)}`))

  function leave(): void {
    clearTimeout(timer)
    current = null
    batch.value = null
    shapes.value = null
    problem.value = null
  }

  onScopeDispose(() => clearTimeout(timer))
  return { batch, shapes, problem, busy, follow, act, discard, leave }
}
