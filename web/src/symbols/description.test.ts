import { validateStyleMin, createExpression } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import type { Finding, LegalState } from '../api/types'
import { legendEntries } from '../map/legend'
import { parcelState, stateExpression, RAMP, USE_GROUPS } from '../map/themes'
import { token } from '../map/tokens'
import { PIPES } from '../map/style-plans'
import { classesOf, paintColours, SYMBOLS } from './description'

const FINDINGS: (Finding | null)[] = [
  null,
  'SUSPECTED_NOT_STARTED',
  'SUSPECTED_STOPPED',
  'OVERDUE',
  'NO_CONTRACT',
  'DEVELOPED',
  'NOT_DUE',
]
const LEGAL: (LegalState | null)[] = [null, 'NONE', 'INVESTIGATING', 'FOUND_IDLE', 'NOT_IDLE', 'DISPOSED']
const SUPPLY = [null, 'RESERVE', 'APPROVED_UNSUPPLIED', 'SUPPLIED']

describe('the one description of symbols', () => {
  it('names only colours, patterns and markers that it has', () => {
    const named = Object.keys(SYMBOLS.collections).flatMap((id) => classesOf(id))
    for (const one of named) {
      for (const colour of [one.fill, one.edge]) if (colour) expect(SYMBOLS.colours).toHaveProperty(colour)
      if (one.pattern) expect(SYMBOLS.patterns).toHaveProperty(one.pattern)
      if (one.marker) expect(SYMBOLS.markers).toHaveProperty(one.marker)
    }
    for (const group of USE_GROUPS) expect(SYMBOLS.colours).toHaveProperty(`use-${group.id}`)
    for (const step of RAMP) expect(SYMBOLS.colours).toHaveProperty(step)
    expect(PIPES.length).toBe(classesOf('utilities').length - 1)
  })

  it('decides on the map as in the lists, for every combination', () => {
    const compiled = createExpression(stateExpression, { type: 'string' } as never)
    if (compiled.result !== 'success') throw new Error('the expression does not compile')
    for (const finding of FINDINGS) {
      for (const legal of LEGAL) {
        for (const supply of SUPPLY) {
          const properties = { idle_finding: finding, legal_state: legal, supply_state: supply }
          const drawn = compiled.value.evaluate({ zoom: 15 }, { type: 3, properties } as never)
          expect(drawn, JSON.stringify(properties)).toBe(parcelState(finding, legal, supply))
        }
      }
    }
  })

  it('gives the legend its states, each once', () => {
    const said = legendEntries('idle', new Set(['parcels'])).map((entry) => entry.swatch)
    expect([...said].sort()).toEqual(
      classesOf('parcels')
        .map((one) => one.id)
        .sort(),
    )
  })

  it('paints page and map alike', () => {
    paintColours(document.documentElement)
    for (const [name, colour] of Object.entries(SYMBOLS.colours)) {
      expect(document.documentElement.style.getPropertyValue(`--mm-${name}`)).toBe(colour)
      expect(token(name)).toBe(colour)
    }
  })

  it('is valid paint for the map library', () => {
    const colours = Object.values(SYMBOLS.colours)
    const layers = colours.map((colour, index) => ({
      id: `c${index}`,
      type: 'background' as const,
      paint: { 'background-color': colour },
    }))
    expect(validateStyleMin({ version: 8, sources: {}, layers })).toEqual([])
  })
})
