/** How the numbers of a parcel are computed, from which recorded rows. Read when somebody asks. */
import { get, parcelPath } from '../api/client'
import type { Dossier, Fact, Freshness, ProjectCard } from '../api/types'
import { t } from '../i18n'
import { citations } from '../i18n/clauses'
import { rounded } from '../i18n/format'
import { shown, titleOf } from '../parcel/facts'
import { ofKinds } from './freshness'
import { sourceOf, type ComputedInput, type HowComputed, type SourceRows } from './source'

export interface Times {
  asOf?: string | null
  knownAt?: string | null
}

const units = () => ({ mu: t('unit.mu'), wan: t('unit.wan'), wanPerMu: t('unit.wanPerMu'), yuan: 'CNY' })

/** The named fields of the rows of a kind, as inputs; a row without any of them is still named. */
export function inputsOf(facts: Fact[], kind: string, names: string[]): ComputedInput[] {
  const ofKind = facts.filter((fact) => fact.kind === kind)
  /** Rows of one kind are told apart by the end of their key: the month of a report, the phase of a contract. */
  const which = (fact: Fact) => (ofKind.length > 1 ? ` · ${fact.key.split('|').at(-1)}` : '')
  return ofKind.flatMap((fact) => {
    const fields = fact.fields.filter(
      (field) => names.includes(field.name) && field.value !== null && field.value !== '',
    )
    if (fields.length === 0) return [{ label: fact.key, kind, source: fact.source }]
    return fields.map((field) => ({
      label: titleOf(field) + which(fact),
      value: shown(field, units()),
      kind,
      source: fact.source,
    }))
  })
}

/** Data sets as a whole, each known by its newest batch. */
export function dataSets(fresh: Freshness[], kinds: string[]): ComputedInput[] {
  return ofKinds(fresh, kinds).map((each) => ({
    label: each.fileName,
    kind: each.kind,
    source: sourceOf(each),
  }))
}

export function howArea(facts: Fact[]): HowComputed {
  return { steps: [t('desk.howMu')], inputs: inputsOf(facts, 'parcels', ['registered_area_m2']) }
}

/** The steps of the verdict, and the rows it rests on. */
export function howIdle(dossier: Dossier): HowComputed {
  const { facts } = dossier
  return {
    steps: (dossier.verdicts.idle?.explanation ?? []).map((step) => rounded(citations(step))),
    inputs: [
      ...inputsOf(facts, 'contracts', ['agreed_start_on', 'delivered_on', 'price_wan']),
      ...inputsOf(facts, 'site_states', [
        'observed_on',
        'started',
        'stopped_on',
        'developed_m2',
        'should_develop_m2',
        'invested_wan',
      ]),
      ...inputsOf(facts, 'excluded_periods', ['from_on', 'to_on', 'verified']),
      ...inputsOf(facts, 'parcels', ['registered_area_m2']),
    ],
  }
}

export async function dossierOf(code: string, times: Times = {}): Promise<Dossier> {
  return get<Dossier>(parcelPath(code), { asOf: times.asOf, knownAt: times.knownAt })
}

export async function howAreaOf(code: string, times: Times = {}): Promise<HowComputed> {
  return howArea((await dossierOf(code, times)).facts)
}

export async function howIdleOf(code: string, times: Times = {}): Promise<HowComputed> {
  return howIdle(await dossierOf(code, times))
}

interface UsedRows {
  kind: string
  batchId: string
  fileName: string
  dataDate: string
  by: string
  sheet: string | null
  firstRow: number | null
  lastRow: number | null
  rows: number
  recordedAt: string
}

/** The rows behind a line of a per-mu table; `TOTAL` for its total. */
export async function howPerMu(
  year: number,
  by: string,
  key: string,
  steps: string[],
  times: Times = {},
): Promise<HowComputed> {
  const answer = await get<{ rows: UsedRows[] }>('/api/desk/sources/permu', { year, by, key, ...times })
  return {
    steps,
    inputs: answer.rows.map(inputOf),
  }
}

/** The rows of whole registers behind a sum; of one key when it is given. */
export async function howKinds(
  kinds: string[],
  steps: string[],
  key = '',
  times: Times = {},
): Promise<HowComputed> {
  const answer = await get<{ rows: UsedRows[] }>('/api/desk/sources/kinds', {
    kind: kinds.join(','),
    key,
    ...times,
  })
  return { steps, inputs: answer.rows.map(inputOf) }
}

/** The steps of the rule, and the plan and reports of the project that they rest on. */
export function howProject(card: ProjectCard, step: string | null): HowComputed {
  return {
    steps: [...(step ? [step] : []), ...(card.progress.explanation ?? [])],
    inputs: [
      ...inputsOf(card.facts, 'project_plans', ['annual_plan_wan', 'planned_wan']),
      ...inputsOf(card.facts, 'progress_reports', ['done_wan']),
    ],
  }
}

export async function howProjectOf(
  code: string,
  step: string | null,
  times: Times = {},
): Promise<HowComputed> {
  return howProject(await get<ProjectCard>(`/api/projects/${encodeURIComponent(code)}`, { ...times }), step)
}

function inputOf(used: UsedRows): ComputedInput {
  return { label: t('desk.rowsOfFile', { n: used.rows }), kind: used.kind, source: rowsOf(used) }
}

function rowsOf(used: UsedRows): SourceRows {
  const { batchId, fileName, sheet, firstRow, lastRow, rows, recordedAt, dataDate, by } = used
  return { batchId, fileName, sheet, row: firstRow, lastRow, rows, recordedAt, dataDate, by }
}
