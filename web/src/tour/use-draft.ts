/** The draft of a tour while it is made: what somebody changes goes to the server, and order, ways and times come back. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { isAbort, post, type ApiProblem } from '../api/client'
import { asProblem } from '../api/loading'
import { clock, moved, type Order, type Place, type PlannedStop, type TourPlan } from './tour'

const PATIENCE_MS = 350

interface DraftStop {
  projectCode: string
  stayMinutes?: number
  purpose?: string
  question?: string
  explainer?: string | null
}

export function useDraft() {
  const plan = shallowRef<TourPlan | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const busy = ref(false)
  let waiting: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | null = null

  const stopOf = (stop: PlannedStop): DraftStop => ({
    projectCode: stop.projectCode,
    stayMinutes: stop.stayMinutes,
    purpose: stop.purpose,
    question: stop.question,
    explainer: stop.explainer,
  })

  /** What is sent: the plan at hand, in its order. */
  function body(now: TourPlan, keepOrder: boolean): Record<string, unknown> {
    return {
      title: now.title,
      heldOn: now.heldOn,
      startsAt: clock(now.startsAt),
      start: now.start,
      end: now.end,
      stops: now.stops.map(stopOf),
      keepOrder,
      order: keepOrder ? now.order : undefined,
      invited: now.invited,
    }
  }

  async function ask(wanted: Record<string, unknown>): Promise<void> {
    clearTimeout(waiting)
    running?.abort()
    const mine = new AbortController()
    running = mine
    busy.value = true
    try {
      const answer = await post<TourPlan>('/api/tours/plan', wanted, mine.signal)
      if (running === mine) {
        plan.value = answer
        problem.value = null
      }
    } catch (cause) {
      if (running === mine && !isAbort(cause)) problem.value = asProblem(cause)
    } finally {
      if (running === mine) busy.value = false
    }
  }

  /** A first plan of chosen projects, in the shortest order. */
  const begin = (codes: string[]) => ask({ stops: codes.map((projectCode) => ({ projectCode })) })

  /** Takes a change at once and asks for ways and times a moment later. */
  function change(next: Partial<TourPlan>, order: Order | null = null): void {
    if (!plan.value) return
    plan.value = { ...plan.value, ...next, order: order ?? plan.value.order }
    clearTimeout(waiting)
    waiting = setTimeout(() => plan.value && void ask(body(plan.value, true)), PATIENCE_MS)
  }

  /** Words change no way and no time: nothing is asked for. */
  function word(index: number, words: Partial<PlannedStop>): void {
    if (!plan.value) return
    plan.value = {
      ...plan.value,
      stops: plan.value.stops.map((stop, i) => (i === index ? { ...stop, ...words } : stop)),
    }
  }

  const move = (from: number, to: number) =>
    plan.value && from !== to && change({ stops: moved(plan.value.stops, from, to) }, 'BY_HAND')
  const drop = (index: number) =>
    plan.value && change({ stops: plan.value.stops.filter((_, i) => i !== index) })
  const stay = (index: number, stayMinutes: number) =>
    plan.value && change({ stops: plan.value.stops.map((s, i) => (i === index ? { ...s, stayMinutes } : s)) })
  const end = (which: 'start' | 'end', place: Place | null) => change({ [which]: place })
  const shortest = () => plan.value && void ask(body(plan.value, false))
  const again = () => plan.value && void ask(body(plan.value, true))

  onScopeDispose(() => {
    clearTimeout(waiting)
    running?.abort()
  })
  return { plan, problem, busy, begin, change, word, move, drop, stay, end, shortest, again, body }
}
