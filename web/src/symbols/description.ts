/**
 * The one description of how land looks, `data/standard/map_symbols.json`: colours, hatches, markers, classes and labels. The server
 * makes its style documents, QGIS styles and printed maps from the same file.
 */
import file from '../../../data/standard/map_symbols.json'

export type PatternKind = 'RISING' | 'FALLING' | 'DOTS' | 'GRID' | 'LEVEL'

export interface Pattern {
  kind: PatternKind
  colour: string
  ground?: string
  pitchPx: number
  linePx: number
}

export interface Marker {
  shape: 'DIAMOND' | 'HALF_DIAMOND' | 'DISC' | 'SMALL_DISC' | 'SQUARE' | 'TRIANGLE'
  fill: string
  edge: string
}

/** A property that has one of some values, or (`not`) none of them. */
export type Condition = Record<string, string[]> | { not: Record<string, string[]> }

export interface SymbolClass {
  id: string
  legend: string
  when: Condition[]
  fill?: string
  pattern?: string
  marker?: string
  edge?: string
  edgePx?: number
  dash?: number[]
}

interface Description {
  colours: Record<string, string>
  patterns: Record<string, Pattern>
  markers: Record<string, Marker>
  collections: Record<
    string,
    { classes?: SymbolClass[]; like?: string; label?: { sizePx: number; colour: string } }
  >
  themes: Record<
    'tax' | 'output',
    { field: string; breaks: number[]; fills: string[]; edge: string; noData: string }
  >
  use: {
    field: string
    guideDigits: number
    groups: { id: string; registered: string[]; planned: string[] }[]
  }
}

export const SYMBOLS = file as unknown as Description

/** The classes of a collection; a feature is in the first whose conditions it fulfils. */
export function classesOf(collection: string): SymbolClass[] {
  const look = SYMBOLS.collections[collection]!
  return look.classes ?? classesOf(look.like!)
}

/** Makes the colours known to the style sheets, as `--mm-<name>`. */
export function paintColours(root: HTMLElement): void {
  for (const [name, colour] of Object.entries(SYMBOLS.colours)) root.style.setProperty(`--mm-${name}`, colour)
}
