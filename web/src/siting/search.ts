import { onScopeDispose, ref, shallowRef, computed, watch, type ComputedRef, type Ref } from 'vue'
import { get, post } from '../api/client'
import { useLoaded, type Loaded } from '../api/loading'
import type { List, RankedSite, RejectedSite, SiteAnswer } from '../api/types'
import { needOf, type NeedForm } from './need'

const RANKED = 50

/** As many as are read at once; a slider on the move draws no more. Further ones come page by page. */
const REJECTED = 60

/** Long enough to skip the steps of a slider on the move, short enough to be felt as at once. */
const WAIT_MS = 60

/** The search that follows the need: the newest answer, and further pages of those that fell out. */
export interface SiteSearch extends Loaded<SiteAnswer> {
  ranked: ComputedRef<RankedSite[]>
  rejected: ComputedRef<RejectedSite[]>
  loadMore: () => Promise<void>
}

export function useSearch(form: Ref<NeedForm>): SiteSearch {
  const loaded = useLoaded<SiteAnswer>((signal) =>
    post('/api/siting/searches', { ...needOf(form.value, RANKED), rejected: REJECTED }, signal),
  )
  const more = shallowRef<RejectedSite[]>([])
  const next = ref<string | null>(null)
  const ranked = computed(() => loaded.data.value?.ranked ?? [])
  const rejected = computed(() => [...(loaded.data.value?.rejected ?? []), ...more.value])

  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    form,
    () => {
      clearTimeout(timer)
      timer = setTimeout(loaded.load, WAIT_MS)
    },
    { deep: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  watch(loaded.data, () => {
    more.value = []
    next.value = null
  })
  void loaded.load()

  async function loadMore(): Promise<void> {
    const answer = loaded.data.value
    if (!answer) return
    const page = await get<List<RejectedSite>>(`/api/siting/searches/${answer.id}/rejected`, {
      after: next.value ?? rejected.value.at(-1)?.parcel,
      limit: 200,
    })
    if (loaded.data.value !== answer) return
    const known = new Set(rejected.value.map((site) => site.parcel))
    more.value = [...more.value, ...page.rows.filter((site) => !known.has(site.parcel))]
    next.value = page.next
  }

  return { ...loaded, ranked, rejected, loadMore }
}
