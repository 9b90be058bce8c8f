import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { IdleVerdict } from '../api/types'
import { setLocale } from '../i18n'
import ClockLine from './ClockLine.vue'
import ThresholdBar from './ThresholdBar.vue'
import { headline } from './verdict'

const verdict = (part: Partial<IdleVerdict>) =>
  ({
    finding: 'SUSPECTED_NOT_STARTED',
    yearsFull: 1,
    netIdleDays: 507,
    grossIdleDays: 629,
    ...part,
  }) as IdleVerdict

describe('the clock line', () => {
  beforeEach(() => setLocale('en'))

  it('counts both ends of an excluded period and shows the days left to two years', () => {
    const text = mount(ClockLine, {
      props: {
        start: '2025-03-01',
        startTitle: 'Agreed start',
        fullOn: ['2026-07-02', '2027-07-02'],
        asOf: '2026-11-20',
        excluded: [{ from: '2025-04-02', to: '2025-08-01', cause: 'G1' }],
      },
    }).text()
    expect(text).toContain('122 days')
    expect(text).toContain('224 days to 2 years')
    expect(text).toContain('2026-07-02')
  })
})

describe('the threshold bar', () => {
  it('writes that a share is unknown instead of drawing zero', () => {
    const bar = mount(ThresholdBar, {
      props: { title: 'Developed', share: null, limit: 1 / 3, limitText: '1/3' },
    })
    expect(bar.text()).toContain('no data')
    expect(bar.find('.bar').classes()).toContain('none')
  })

  it('marks a share below the limit only where it decides', () => {
    const props = { title: 'Invested', share: 0.052, limit: 0.25, limitText: '25 %' }
    expect(mount(ThresholdBar, { props }).find('b').classes()).not.toContain('mm-warning')
    expect(
      mount(ThresholdBar, { props: { ...props, decides: true } })
        .find('b')
        .classes(),
    ).toContain('mm-warning')
  })
})

describe('a verdict in one sentence', () => {
  it('says the finding with its days', () => {
    setLocale('en')
    expect(headline(verdict({}))).toBe('Not started, 1 full year(s); 507 net idle days')
    expect(headline(verdict({ finding: 'UNKNOWN' }))).toContain('Cannot be judged')
    expect(
      headline(verdict({ finding: 'IN_DEVELOPMENT', stoppedOn: '2026-06-01', grossIdleDays: 90 })),
    ).toContain('90')
  })
})
