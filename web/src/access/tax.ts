/** What a firm paid in tax, as far as the account may see it. */
import type { Amount } from '../api/types'
import { t } from '../i18n'
import { moneyFigure } from '../i18n/format'

/** The figure; where it is hidden, its band per mu or the word that the role does not see it. Not known stays a dash. */
export function taxText(
  value: Amount | undefined,
  band: string | null | undefined,
  hidden: boolean,
  say: (value: Amount | undefined) => string = moneyFigure,
): string {
  if (!hidden || (value !== null && value !== undefined)) return say(value)
  return band ? t('role.taxBand', { band }) : t('role.taxHidden')
}
