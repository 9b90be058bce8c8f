import { get } from '../api/client'
import type { ProjectList, ProjectRow } from '../api/types'

const PAGE = 500
const MOST_PAGES = 10

/** All projects in scope, page after page; the lamps of the map are these rows. */
export async function allProjects(query: Record<string, string | null> = {}): Promise<ProjectRow[]> {
  const rows: ProjectRow[] = []
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: ProjectList = await get<ProjectList>('/api/projects', { ...query, after, limit: PAGE })
    rows.push(...answer.rows)
    after = answer.next
    if (!after) break
  }
  return rows
}
