/** The chosen parcel of a screen: what the list knows at once, and the shape as soon as the dossier has come. */
import { computed, ref, shallowRef } from 'vue'
import type { Dossier, LonLat } from '../api/types'
import { mu } from '../i18n/format'
import { parcelState } from '../map/themes'

const EDGES: Record<string, string> = {
  suspected: 'suspected',
  investigating: 'suspected',
  found: 'found',
  late: 'late',
}

export function useSelection() {
  const code = ref<string | null>(null)
  const name = ref<string | null>(null)
  const point = ref<LonLat | null>(null)
  const dossier = shallowRef<Dossier | null>(null)

  function choose(nextCode: string, nextName: string | null, nextPoint: LonLat | null): void {
    if (code.value === nextCode) return
    code.value = nextCode
    name.value = nextName
    point.value = nextPoint
    dossier.value = null
  }

  function loaded(next: Dossier): void {
    dossier.value = next
    if (next.name) name.value = next.name
  }

  function clear(): void {
    code.value = null
    dossier.value = null
  }

  const onMap = computed(() => {
    if (!code.value) return null
    const idle = dossier.value?.verdicts.idle
    return {
      code: code.value,
      name: name.value,
      point: point.value,
      geometry: dossier.value?.geometry ?? null,
      note: dossier.value ? mu(dossier.value.areas.mu) : undefined,
      colour: EDGES[parcelState(idle?.finding, idle?.legal.state)] ?? 'plain',
    }
  })

  return { code, name, dossier, choose, loaded, clear, onMap }
}
