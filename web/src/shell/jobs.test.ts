import { describe, expect, it } from 'vitest'
import type { CountyJob } from '../api/types'
import { pause, percent, shownJobs } from './jobs'

function job(state: CountyJob['state'], done = 0, total = 0): CountyJob {
  return {
    name: 'idle',
    title: 'Idle land of the county',
    state,
    done,
    total,
    attempts: 1,
    startedAt: '2026-11-23T00:00:05Z',
    finishedAt: null,
    retryAt: null,
    message: null,
  }
}

describe('work on the whole county', () => {
  it('is shown while it runs and when it failed, not when it is done', () => {
    expect(shownJobs([job('DONE'), job('RUNNING'), job('FAILED')]).map((each) => each.state)).toEqual([
      'RUNNING',
      'FAILED',
    ])
  })

  it('says how far it has got, never more than all, and nothing before the whole is known', () => {
    expect(percent(job('RUNNING', 250_000, 1_000_000))).toBe(25)
    expect(percent(job('RUNNING', 1_000_001, 1_000_000))).toBe(100)
    expect(percent(job('RUNNING', 0, 0))).toBeNull()
  })

  it('is asked for often only while there is something to see', () => {
    expect(pause([job('RUNNING')])).toBeLessThan(pause([job('DONE')]))
  })
})
