import { t } from '../../i18n'
import type { Theme } from '../themes'

/** The name of a theme. */
export function themeTitle(theme: Theme): string {
  if (theme === 'tax') return t('map.themeTax')
  if (theme === 'output') return t('map.themeOutput')
  if (theme === 'use') return t('map.themeUse')
  return theme === 'idle' ? t('map.themeIdle') : t('map.parcels')
}
