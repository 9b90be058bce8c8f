import { watch } from 'vue'
import type { FeatureCollection } from 'geojson'
import type { Candidate, ProjectRow } from '../api/types'
import type { ClassPaint } from './tools/class-spec'
import type { CountyMap } from './county-map'
import {
  captionFeatures,
  caseFeatures,
  EMPTY,
  lampFeatures,
  selectionFeatures,
  type Caption,
  type ChosenParcel,
} from './features'
import { boundaryMarks } from './marks'
import type { Pin } from './pins'
import { redlineFeatures, type Redline } from './tools/redlines'
import type { ParcelState, Theme } from './themes'
import type { TimeLineView } from './tools/timeline'
import { polygonOf, type SelectedShape } from './view-state'

/** What a page hands to its map. */
export interface Shown {
  theme: Theme
  classes: string[][] | null
  paint: ClassPaint | null
  timeline: TimeLineView | null
  redlines: readonly Redline[]
  redline: string | null
  year: number
  layers: ReadonlySet<string>
  opacity: Readonly<Record<string, number>>
  selected: ChosenParcel | null
  cases: Candidate[]
  candidates: ParcelState[] | null
  projects: ProjectRow[]
  pins: Pin[]
  fitting: string[]
  rejected: string[]
  captions: Caption[]
  staged: FeatureCollection | null
  outlines: FeatureCollection | null
  shape: SelectedShape | null
}

/** Everything that the page hands in goes to the map now and whenever it changes. */
export function follow(shown: CountyMap, props: Readonly<Shown>, pinned: (key: string) => void): void {
  const now = { immediate: true }
  watch(
    () => [props.theme, props.year, props.layers, props.classes, props.paint],
    () => {
      shown.setTheme(props.theme, props.year)
      if (props.classes) shown.setClasses(props.classes)
      if (props.paint) shown.setPaint(props.paint)
      shown.setVisible(props.layers, props.classes === null && props.paint !== null)
    },
    now,
  )
  watch(
    () => props.timeline,
    (line) => shown.setTimeline(line),
    now,
  )
  watch(
    () => [props.redlines, props.redline] as const,
    ([marks, chosen]) => shown.setData('redlines', redlineFeatures(marks, chosen)),
    now,
  )
  watch(
    () => props.selected,
    (chosen) => {
      shown.setData('selection', selectionFeatures(chosen))
      shown.hideLabel(chosen?.code ?? null)
      shown.setData('marks', boundaryMarks(chosen?.geometry ?? null))
    },
    now,
  )
  watch(
    () => props.shape,
    (shape) =>
      shown.setData(
        'chosen-area',
        shape
          ? {
              type: 'FeatureCollection',
              features: [{ type: 'Feature', geometry: polygonOf(shape), properties: {} }],
            }
          : EMPTY,
      ),
    now,
  )
  watch(
    () => props.opacity,
    (opacity) => shown.setOpacity(opacity),
    now,
  )
  watch(
    () => props.cases,
    (cases) => shown.setData('cases', caseFeatures(cases)),
    now,
  )
  watch(
    () => props.candidates,
    (states) => shown.setCandidates(states),
    now,
  )
  watch(
    () => props.projects,
    (projects) => shown.setData('lamps', lampFeatures(projects)),
    now,
  )
  watch(
    () => [props.fitting, props.rejected],
    () => shown.setSites(props.fitting, props.rejected),
    now,
  )
  watch(
    () => props.pins,
    (pins) => shown.setPins(pins, pinned),
    now,
  )
  watch(
    () => props.captions,
    (captions) => shown.setData('captions', captionFeatures(captions)),
    now,
  )
  watch(
    () => props.staged,
    (staged) => shown.setData('staged', staged ?? EMPTY),
    now,
  )
  watch(
    () => props.outlines,
    (outlines) => shown.setData('outlines', outlines ?? EMPTY),
    now,
  )
}
