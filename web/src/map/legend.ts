/** What the legend says: exactly what is visible, in the words and signs of the symbol sheet. */
import { t, tCode } from '../i18n'
import { BREAKS, RAMP, USE_GROUPS, type ParcelState, type Theme } from './themes'

export interface LegendEntry {
  /** `swatch` draws a filled box of that class, `marker` a state marker beside it, `lamp` a lamp. */
  swatch?: string
  marker?: ParcelState
  lamp?: 'RED' | 'YELLOW' | 'GREEN' | 'GREY'
  line?: string
  /** A box of that very colour: classes whose number and ramp a person has chosen. */
  colour?: string
  text: string
}

function perMuEntries(theme: 'tax' | 'output'): LegendEntry[] {
  const breaks = BREAKS[theme]
  const classes = RAMP.map((swatch, index): LegendEntry => {
    const low = breaks[index - 1]
    const high = breaks[index]
    const text = low === undefined ? `< ${high}` : high === undefined ? `≥ ${low}` : `${low} – ${high}`
    return { swatch, text }
  })
  return [...classes.reverse(), { swatch: 'no-data', text: t('map.noData') }]
}

function themeEntries(theme: Theme): LegendEntry[] {
  if (theme === 'tax' || theme === 'output') return perMuEntries(theme)
  if (theme === 'use') {
    return [...USE_GROUPS.map((group) => group.id), 'other'].map((id) => ({
      swatch: `use-${id}`,
      text: tCode('landUse', id),
    }))
  }
  if (theme === 'plain') return [{ swatch: 'plain', text: t('map.parcels') }]
  return (['suspected', 'investigating', 'found', 'late', 'reserve', 'unsupplied', 'plain'] as const).map(
    (state) => ({
      swatch: state,
      marker: state,
      text: tCode('state', state),
    }),
  )
}

const CONTROL_ENTRIES: Record<string, { swatch: string; kinds: string[] }> = {
  'control-farmland': { swatch: 'farmland', kinds: ['FARMLAND', 'ECOLOGICAL'] },
  'control-flood': { swatch: 'flood', kinds: ['FLOOD', 'WATER_SOURCE'] },
  'control-heritage': { swatch: 'heritage', kinds: ['HERITAGE', 'GEO_HAZARD'] },
  'control-boundary': { swatch: 'boundary', kinds: ['URBAN_BOUNDARY', 'OTHER'] },
}

/** `parcels`: what stands for the parcels instead of the theme. */
export function legendEntries(
  theme: Theme,
  visible: ReadonlySet<string>,
  parcels: readonly LegendEntry[] | null = null,
): LegendEntry[] {
  const entries: LegendEntry[] = []
  if (visible.has('parcels')) entries.push(...(parcels ?? themeEntries(theme)))
  for (const [id, line] of Object.entries(CONTROL_ENTRIES)) {
    if (visible.has(id)) {
      entries.push({
        swatch: line.swatch,
        text: line.kinds.map((kind) => tCode('control', kind)).join(' / '),
      })
    }
  }
  if (visible.has('utilities')) {
    for (const kind of ['POWER', 'WATER', 'SEWAGE', 'GAS'])
      entries.push({ line: kind, text: tCode('utility', kind) })
  }
  if (visible.has('redlines')) entries.push({ swatch: 'redline', text: t('redline.layer') })
  if (visible.has('projects')) {
    for (const lamp of ['RED', 'YELLOW', 'GREEN', 'GREY'] as const)
      entries.push({ lamp, text: tCode('lamp', lamp) })
  }
  return entries
}
