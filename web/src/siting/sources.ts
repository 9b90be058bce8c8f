/** Where the numbers of site choice come from: the parcel's own rows, and the data sets that a term is measured on. */
import type { Dossier, Freshness, RankedSite } from '../api/types'
import { t, tCode } from '../i18n'
import { rounded } from '../i18n/format'
import { dataSets, dossierOf, inputsOf } from '../sources/how'
import type { HowComputed } from '../sources/source'

/** What a term is measured on beside the parcel itself: data sets known by their newest batch. */
const TERM: Record<
  string,
  { step: 'desk.howMu' | 'desk.howDistance' | 'desk.howSlope' | 'desk.howGeometry'; kinds: string[] }
> = {
  AREA_FIT: { step: 'desk.howMu', kinds: [] },
  ROAD_DISTANCE: { step: 'desk.howDistance', kinds: ['utilities'] },
  ARTERIAL_DISTANCE: { step: 'desk.howDistance', kinds: ['utilities'] },
  EXPRESS_BY_ROAD: { step: 'desk.howDistance', kinds: ['utilities'] },
  POWER_DISTANCE: { step: 'desk.howDistance', kinds: ['utilities'] },
  WATER_DISTANCE: { step: 'desk.howDistance', kinds: ['utilities'] },
  SEWAGE_DISTANCE: { step: 'desk.howDistance', kinds: ['utilities'] },
  GAS_DISTANCE: { step: 'desk.howDistance', kinds: ['utilities'] },
  SLOPE: { step: 'desk.howSlope', kinds: ['terrain'] },
  EARTHWORK: { step: 'desk.howSlope', kinds: ['terrain'] },
  READINESS: { step: 'desk.howGeometry', kinds: [] },
  SHAPE: { step: 'desk.howGeometry', kinds: [] },
  PARK_FIT: { step: 'desk.howGeometry', kinds: ['parks'] },
  EASE: { step: 'desk.howGeometry', kinds: ['contracts', 'site_states'] },
}

/** One term of a score, with the words of its scale; without a code the score as a whole. */
export function howTerm(land: Dossier | null, fresh: Freshness[], code?: string, scale = ''): HowComputed {
  const term = code ? TERM[code] : undefined
  return {
    steps: [...(term ? [t(term.step)] : []), ...(scale ? [scale] : []), t('desk.howScore')],
    inputs: [
      ...inputsOf(land?.facts ?? [], 'parcels', ['registered_area_m2', 'supply_state']),
      ...dataSets(fresh, term?.kinds ?? []),
    ],
  }
}

/** The score of a ranked site, term by term. */
export async function howScoreOf(site: RankedSite, fresh: Freshness[]): Promise<HowComputed> {
  const land = await dossierOf(site.parcels[0]!)
  const kinds = [...new Set(site.terms.flatMap((term) => TERM[term.code]?.kinds ?? []))]
  return {
    steps: [
      t('desk.howScore'),
      ...site.terms.map((term) => rounded(`${tCode('siteTerm', term.code)} ${term.score} × ${term.weight}`)),
    ],
    inputs: [...howTerm(land, fresh).inputs, ...dataSets(fresh, kinds)],
  }
}
