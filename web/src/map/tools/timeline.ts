/** The time line: its days, the letters of stages in tiles, and how they are painted. */
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { address } from '../../api/client'
import { t, tCode } from '../../i18n'
import { day as dayText } from '../../i18n/format'
import type { LegendEntry } from '../legend'
import { growing } from '../style-parts'
import { token } from '../tokens'

export type Stage = 'UNSUPPLIED' | 'SUPPLIED' | 'IDLE' | 'STARTED' | 'COMPLETED' | 'UNKNOWN' | 'NO_CONTRACT'
export type Step = 'year' | 'quarter'

export interface StageCount {
  stage: Stage
  letter: string
  parcels: number
  areaMu: number
}

export interface DayCounts {
  day: string
  counts: StageCount[]
  parcels: number
  areaMu: number
}

export interface TimeLineAnswer {
  firstYear: number | null
  today: string
  days: DayCounts[]
}

/** What the map shows: the days that its tiles know, and which of them. */
export interface TimeLineView {
  days: readonly string[]
  index: number
}

export const LETTERS: Record<string, Stage> = {
  U: 'UNSUPPLIED',
  S: 'SUPPLIED',
  I: 'IDLE',
  W: 'STARTED',
  C: 'COMPLETED',
  N: 'UNKNOWN',
  O: 'NO_CONTRACT',
}

/** Most days of a line: the server takes no more at once. */
export const MOST_DAYS = 24
const NOT_THERE = '-'
const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31']

/** The last days of years or quarters from a year up to today, the newest at most; today stands at the end. */
export function lineDays(from: number, today: string, step: Step): string[] {
  const last = Number(today.slice(0, 4))
  const ends = step === 'year' ? ['12-31'] : QUARTER_ENDS
  const days: string[] = []
  for (let year = from; year <= last; year++) days.push(...ends.map((end) => `${year}-${end}`))
  return [...days.filter((day) => day < today), today].slice(-MOST_DAYS)
}

/** The place of a day in a line: itself, else the last one before it. */
export function placeOf(days: readonly string[], day: string | null): number {
  if (!day) return days.length - 1
  return Math.max(0, days.filter((each) => each <= day).length - 1)
}

export const dayLabel = (day: string, today: string) => (day === today ? t('timeline.present') : dayText(day))

const letterAt = (index: number): ExpressionSpecification =>
  ['slice', ['get', 'stages'], index, index + 1] as unknown as ExpressionSpecification

export function stageColour(index: number): ExpressionSpecification {
  const colours = Object.keys(LETTERS).flatMap((letter) => [letter, token(`stage-${letter.toLowerCase()}`)])
  return ['match', letterAt(index), ...colours, token('no-data')] as unknown as ExpressionSpecification
}

/** Shapes that held on that day. */
export const thereOn = (index: number) =>
  ['!=', letterAt(index), NOT_THERE] as unknown as ExpressionSpecification
export const idleOn = (index: number) => ['==', letterAt(index), 'I'] as unknown as ExpressionSpecification

export function timelineSource(days: readonly string[]): SourceSpecification {
  const path = address('/api/desk/timeline/tiles/{z}/{y}/{x}', { days: days.join(',') })
  return {
    type: 'vector',
    tiles: [location.origin + path.replaceAll('%7B', '{').replaceAll('%7D', '}')],
    minzoom: 9,
    maxzoom: 14,
  }
}

export function timelineLayers(index: number): LayerSpecification[] {
  const from = { source: 'timeline', 'source-layer': 'timeline' }
  return [
    {
      id: 'timeline-fill',
      type: 'fill',
      ...from,
      filter: thereOn(index),
      paint: { 'fill-color': stageColour(index), 'fill-antialias': false },
    },
    {
      id: 'timeline-idle',
      type: 'fill',
      ...from,
      filter: idleOn(index),
      paint: { 'fill-pattern': 'fill-found' },
    },
    {
      id: 'timeline-edge',
      type: 'line',
      ...from,
      filter: thereOn(index),
      paint: { 'line-color': token('ramp-edge'), 'line-width': growing(9, 0.1, 12, 0.4, 15, 0.8, 18, 1.2) },
    },
  ]
}

export function timelineLegend(): LegendEntry[] {
  return Object.entries(LETTERS).map(([letter, stage]) => ({
    swatch: stage === 'IDLE' ? 'found' : undefined,
    colour: stage === 'IDLE' ? undefined : token(`stage-${letter.toLowerCase()}`),
    text: tCode('landStage', stage),
  }))
}
