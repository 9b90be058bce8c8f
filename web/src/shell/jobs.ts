import type { CountyJob } from '../api/types'

/** Which jobs the strip shows: what is under way, and what failed and waits to be tried again. */
export function shownJobs(jobs: CountyJob[]): CountyJob[] {
  return jobs.filter((job) => job.state !== 'DONE')
}

/** Share of a job that is done, per cent; null while nobody knows how much there is. */
export function percent(job: CountyJob): number | null {
  return job.total > 0 ? Math.min(100, Math.floor((100 * job.done) / job.total)) : null
}

/** How long to wait before asking again, ms: often while something runs, seldom otherwise. */
export function pause(jobs: CountyJob[]): number {
  return shownJobs(jobs).length > 0 ? 3_000 : 60_000
}
