/** Plan and investment of one year, month by month and cumulative, from the rows of the project's card. */
import type { Fact } from '../api/types'
import { numberOf, textOf } from '../parcel/facts'

export interface Curve {
  year: number
  /** Cumulative plan at the end of each of the twelve months; null where nothing is planned. */
  plan: (number | null)[]
  /** Cumulative investment at the end of each month that was reported, null after the last report. */
  done: (number | null)[]
}

function monthOf(fact: Fact): { year: number | null; month: number | null } {
  const text = textOf(fact, 'month')
  const both = text?.match(/^(\d{4})-(\d{2})/)
  if (both) return { year: Number(both[1]), month: Number(both[2]) }
  return { year: numberOf(fact, 'year'), month: numberOf(fact, 'month') }
}

function running(months: (number | null)[]): number[] {
  let sum = 0
  return months.map((value) => (sum += value ?? 0))
}

/** The curve of that year, or null when neither a plan nor a report is known. Without monthly plans: equal twelfths. */
export function curveOf(facts: Fact[], year: number): Curve | null {
  const planned: (number | null)[] = Array.from({ length: 12 }, () => null)
  const done: (number | null)[] = Array.from({ length: 12 }, () => null)
  let annual: number | null = null
  for (const fact of facts) {
    const at = monthOf(fact)
    if (at.year !== year) continue
    if (fact.kind === 'project_plans') {
      annual = numberOf(fact, 'annual_plan_wan') ?? annual
      if (at.month) planned[at.month - 1] = numberOf(fact, 'planned_wan')
    } else if (fact.kind === 'progress_reports' && at.month) {
      done[at.month - 1] = numberOf(fact, 'done_wan')
    }
  }
  const hasPlan = planned.some((value) => value !== null)
  const last = done.findLastIndex((value) => value !== null)
  if (!hasPlan && annual === null && last < 0) return null
  const plan = hasPlan
    ? running(planned)
    : planned.map((_, index) => (annual === null ? null : (annual * (index + 1)) / 12))
  const reported = running(done)
  return { year, plan, done: reported.map((value, index) => (index <= last ? value : null)) }
}
