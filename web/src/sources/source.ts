/** Where a number comes from: the row of a file, or the inputs that it was computed from, each with its own source. */
import { shallowRef } from 'vue'
import type { Freshness, Source } from '../api/types'

/** A source, or rows of one sheet summed up. */
export interface SourceRows extends Source {
  lastRow?: number | null
  rows?: number
}

export interface ComputedInput {
  label: string
  value?: string
  kind?: string
  source: SourceRows | null
}

export interface HowComputed {
  steps: string[]
  inputs: ComputedInput[]
}

/** What a mark beside a number opens. */
export interface SourceRequest {
  label: string
  kind?: string
  source?: SourceRows | null
  how?: HowComputed | (() => Promise<HowComputed>)
}

/** The one card that is open, and the mark that it belongs to. */
export const openSource = shallowRef<{ anchor: HTMLElement; request: SourceRequest } | null>(null)

export function toggleSource(anchor: HTMLElement, request: SourceRequest): void {
  openSource.value = openSource.value?.anchor === anchor ? null : { anchor, request }
}

/** A data set as a whole, known by its newest batch. */
export function sourceOf(fresh: Freshness): SourceRows {
  return {
    batchId: fresh.batchId,
    fileName: fresh.fileName,
    sheet: null,
    row: null,
    recordedAt: fresh.recordedAt,
    dataDate: fresh.dataDate,
    by: fresh.by,
  }
}

const GAP = 6
const EDGE = 8

/** Where a card of that size stands: below its mark, above where there is no room, always inside the window. */
export function placeCard(
  mark: { left: number; right: number; top: number; bottom: number },
  card: { width: number; height: number },
  window: { width: number; height: number },
): { left: number; top: number } {
  const left = Math.min(Math.max(EDGE, mark.right - card.width), window.width - card.width - EDGE)
  const below = mark.bottom + GAP
  const above = mark.top - GAP - card.height
  const top = below + card.height <= window.height - EDGE ? below : above
  return { left: Math.max(EDGE, left), top: Math.max(EDGE, top) }
}
