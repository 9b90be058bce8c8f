/** What the parts of the project wall share. */
import { onScopeDispose, shallowRef, type Ref } from 'vue'
import { get } from '../api/client'
import { useLoaded, type Loaded } from '../api/loading'
import type { LampColour, ProjectList, ProjectRow } from '../api/types'

export const LAMPS: LampColour[] = ['RED', 'YELLOW', 'GREEN', 'GREY']
/** The registers that a lamp rests on. */
export const REGISTERS = ['projects', 'project_plans', 'progress_reports']

const PAGE = 500

/** All projects of the scope as of a day, read page by page: the first page with its sums, and the rows of the others. */
export function useProjects(asOf: Ref<string | null>): Loaded<ProjectList> & { further: Ref<ProjectRow[]> } {
  const further = shallowRef<ProjectRow[]>([])
  const loaded = useLoaded<ProjectList>(async (signal) => {
    const first = await get<ProjectList>('/api/projects', { asOf: asOf.value, limit: PAGE }, signal)
    const rest: ProjectRow[] = []
    for (let after = first.next; after;) {
      const page: ProjectList = await get<ProjectList>(
        '/api/projects',
        { asOf: asOf.value, limit: PAGE, after },
        signal,
      )
      rest.push(...page.rows)
      after = page.next
    }
    further.value = rest
    return first
  })
  onScopeDispose(() => (further.value = []))
  return { ...loaded, further }
}
