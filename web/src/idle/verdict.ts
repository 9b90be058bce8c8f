/** A verdict in one sentence. */
import type { IdleVerdict } from '../api/types'
import { t } from '../i18n'
import { count } from '../i18n/format'

export function headline(verdict: IdleVerdict): string {
  const days = count(verdict.netIdleDays)
  switch (verdict.finding) {
    case 'SUSPECTED_NOT_STARTED':
      return t('verdict.notStarted', { years: verdict.yearsFull, days })
    case 'SUSPECTED_STOPPED':
      return t('verdict.stopped', { days })
    case 'OVERDUE':
      return t('verdict.overdue', { days: count(verdict.grossIdleDays) })
    case 'NOT_DUE':
      return t('verdict.notDue')
    case 'DEVELOPED':
      return t('verdict.developed')
    case 'IN_DEVELOPMENT':
      return verdict.stoppedOn
        ? t('verdict.stoppedShort', { days: count(verdict.grossIdleDays) })
        : t('verdict.inDevelopment')
    case 'NO_CONTRACT':
      return t('verdict.noContract')
    case 'UNKNOWN':
      return t('verdict.unknown')
  }
}

export function isSuspected(verdict: IdleVerdict): boolean {
  return verdict.finding === 'SUSPECTED_NOT_STARTED' || verdict.finding === 'SUSPECTED_STOPPED'
}
