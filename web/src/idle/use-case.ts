/** The case of one parcel, loaded beside its dossier: the open one, or the last that was closed. */
import { computed, reactive, shallowRef } from 'vue'
import { may } from '../access/session'
import { get } from '../api/client'
import { useLoaded } from '../api/loading'
import type { Times } from '../sources/how'
import type { CaseDetail, CaseList, Offer } from './casework'

/** An act that a reader wants to do, and what its form begins with. */
export interface AskedAct {
  offer: Offer
  preset: Record<string, string>
}

/** Who may look at cases: the bureau, its inspectors, the leaders and their office. */
export function readsCases(): boolean {
  return may('IDLE_ACT', 'FIELD_CHECK', 'INSTRUCT', 'PROJECT')
}

export function useCaseFile(parcel: () => string, times: () => Times) {
  const asked = shallowRef<AskedAct | null>(null)
  const { data, loading, problem, load } = useLoaded<{ parcel: string; detail: CaseDetail | null }>(
    async (signal) => {
      const code = parcel()
      const list = await get<CaseList>('/api/idle/cases', { parcel: code, ...times() }, signal)
      const row = list.rows.find((each) => !each.closedOn) ?? list.rows.at(-1)
      return {
        parcel: code,
        detail: row ? await get<CaseDetail>(`/api/idle/cases/${row.caseId}`, { ...times() }, signal) : null,
      }
    },
  )
  const detail = computed(() => (data.value?.parcel === parcel() ? data.value.detail : null))
  /** Whether the answer is there: a parcel without a case is an answer too. */
  const known = computed(() => data.value?.parcel === parcel())
  /** On another day than today nothing may be done. */
  const acting = computed(() => may('IDLE_ACT', 'FIELD_CHECK') && !times().asOf && !times().knownAt)

  return reactive({
    detail,
    known,
    loading,
    problem,
    acting,
    asked,
    load: () => (readsCases() ? load() : Promise.resolve()),
    ask: (offer: Offer, preset: Record<string, string> = {}) => (asked.value = { offer, preset }),
    forget: () => (asked.value = null),
  })
}

export type CaseFile = ReturnType<typeof useCaseFile>
