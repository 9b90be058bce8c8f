/** A draft of a paper: made by the server with its watermark, kept in the browser only, opened in a tab of its own. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { postForFile, type ApiProblem } from '../api/client'
import { asProblem } from '../api/loading'

export interface DraftOrder {
  kind: string
  caseId?: string
  parcelCode?: string
  fields: Record<string, string>
}

export function useDraft() {
  const href = ref<string | null>(null)
  const making = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  let wanted = 0

  function drop(): void {
    wanted++
    making.value = false
    if (href.value) URL.revokeObjectURL(href.value)
    href.value = null
  }

  /** Makes the draft; an order that was overtaken by a newer one answers nothing. */
  async function make(order: DraftOrder): Promise<void> {
    drop()
    const mine = wanted
    making.value = true
    problem.value = null
    try {
      const { content } = await postForFile('/api/idle/papers/preview', order, 'draft.pdf')
      if (mine === wanted) href.value = URL.createObjectURL(content)
    } catch (cause) {
      if (mine === wanted) problem.value = asProblem(cause)
    } finally {
      if (mine === wanted) making.value = false
    }
  }

  onScopeDispose(drop)
  return { href, making, problem, make, drop }
}
