/** Where the numbers of land supply come from: registers row by row, the parcels inside a batch as data sets. */
import type { Freshness } from '../api/types'
import { t } from '../i18n'
import { dataSets, howKinds } from '../sources/how'
import type { HowComputed } from '../sources/source'
import type { Link, Stage } from './supply'

type Counted = Link['key'] | Stage | 'paid' | 'rate' | 'quota'

const EXPROPRIATED: Counted[] = ['toExpropriate', 'signed', 'paid', 'cleared']

/** A number of the chain; of one batch when it is named. */
export async function howSupply(
  counted: Counted,
  fresh: Freshness[],
  asOf: string | null,
  batch = '',
): Promise<HowComputed> {
  const times = { asOf }
  if (EXPROPRIATED.includes(counted))
    return howKinds(['expropriations'], [t('desk.howRegister')], batch, times)
  if (counted === 'approved') return howKinds(['approval_batches'], [t('desk.howRegister')], batch, times)
  const inside = await howKinds(
    counted === 'quota' ? ['quotas', 'approval_batches'] : ['approval_batches'],
    counted === 'rate'
      ? [t('desk.howRate'), t('desk.howInside')]
      : [t(counted === 'quota' ? 'desk.howRegister' : 'desk.howInside')],
    batch,
    times,
  )
  return counted === 'quota'
    ? inside
    : { ...inside, inputs: [...inside.inputs, ...dataSets(fresh, ['parcels', 'contracts', 'site_states'])] }
}
