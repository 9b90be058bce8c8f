/** The case of one parcel, loaded beside its dossier: the open one, the last that was closed, or the one that was chosen. */
import { computed, reactive, ref, shallowRef } from 'vue'
import { may } from '../access/session'
import { get } from '../api/client'
import { useLoaded } from '../api/loading'
import type { Times } from '../sources/how'
import { idleParcelPath, type CaseDetail, type CaseList, type CaseRow, type Offer } from './casework'
import type { Evidence } from './field'

/** An act that a reader wants to do, and what its form begins with. */
export interface AskedAct {
  offer: Offer
  preset: Record<string, string>
}

interface Known {
  parcel: string
  rows: CaseRow[]
  detail: CaseDetail | null
  evidence: Evidence[]
}

/** Who may look at cases: the bureau, its inspectors, the leaders and their office. */
export function readsCases(): boolean {
  return may('IDLE_ACT', 'FIELD_CHECK', 'INSTRUCT', 'PROJECT')
}

export function useCaseFile(parcel: () => string, times: () => Times) {
  const asked = shallowRef<AskedAct | null>(null)
  /** The case that was chosen of several. */
  const chosen = ref<string | null>(null)
  const { data, loading, problem, load } = useLoaded<Known>(async (signal) => {
    const code = parcel()
    const list = await get<CaseList>('/api/idle/cases', { parcel: code, ...times() }, signal)
    const row =
      list.rows.find((each) => each.caseId === chosen.value) ??
      list.rows.find((each) => !each.closedOn) ??
      list.rows.at(-1)
    if (row) {
      const detail = await get<CaseDetail>(`/api/idle/cases/${row.caseId}`, { ...times() }, signal)
      return { parcel: code, rows: list.rows, detail, evidence: detail.evidence }
    }
    // a parcel without a case may have been looked at all the same
    const brought = await get<{ rows: Evidence[] }>(`${idleParcelPath(code)}/evidence`, {}, signal)
    return { parcel: code, rows: [], detail: null, evidence: brought.rows }
  })
  const detail = computed(() => (data.value?.parcel === parcel() ? data.value.detail : null))
  const rows = computed(() => (known.value ? (data.value?.rows ?? []) : []))
  const evidence = computed(() => (known.value ? (data.value?.evidence ?? []) : []))
  /** Whether the answer is there: a parcel without a case is an answer too. */
  const known = computed(() => data.value?.parcel === parcel())
  /** On another day than today nothing may be done. */
  const acting = computed(() => may('IDLE_ACT', 'FIELD_CHECK') && !times().asOf && !times().knownAt)

  return reactive({
    detail,
    rows,
    evidence,
    known,
    loading,
    problem,
    acting,
    asked,
    load: () => (readsCases() ? load() : Promise.resolve()),
    choose: (caseId: string) => {
      chosen.value = caseId
      return load()
    },
    ask: (offer: Offer, preset: Record<string, string> = {}) => (asked.value = { offer, preset }),
    forget: () => (asked.value = null),
  })
}

export type CaseFile = ReturnType<typeof useCaseFile>
