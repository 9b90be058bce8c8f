import { describe, expect, it } from 'vitest'
import type { Fact } from '../api/types'
import { curveOf } from './curve'

function fact(kind: string, values: Record<string, unknown>): Fact {
  const fields = Object.entries(values).map(([name, value]) => ({
    name,
    title: name,
    titleEn: name,
    value,
    unit: null,
  }))
  return { kind, key: name(values), fields, source: null }
}
const name = (values: Record<string, unknown>) => JSON.stringify(values)

describe('the curve of a project', () => {
  it('adds up plans and reports month by month and ends with the last report', () => {
    const curve = curveOf(
      [
        fact('project_plans', { year: 2026, month: 1, planned_wan: 100 }),
        fact('project_plans', { year: 2026, month: 3, planned_wan: 50 }),
        fact('progress_reports', { month: '2026-01', done_wan: 80 }),
        fact('progress_reports', { month: '2026-02', done_wan: 30 }),
        fact('progress_reports', { month: '2025-12', done_wan: 999 }),
      ],
      2026,
    )!
    expect(curve.plan.slice(0, 4)).toEqual([100, 100, 150, 150])
    expect(curve.done.slice(0, 4)).toEqual([80, 110, null, null])
  })

  it('spreads an annual plan without months over twelve equal parts', () => {
    const curve = curveOf([fact('project_plans', { year: 2026, annual_plan_wan: 1200 })], 2026)!
    expect(curve.plan[0]).toBe(100)
    expect(curve.plan[11]).toBe(1200)
  })

  it('is nothing when nothing is known of that year', () => {
    expect(curveOf([fact('progress_reports', { month: '2025-12', done_wan: 1 })], 2026)).toBeNull()
  })
})
