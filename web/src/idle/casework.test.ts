import { beforeEach, describe, expect, it } from 'vitest'
import { setLocale } from '../i18n'
import {
  idleParcelPath,
  lackingFields,
  leftText,
  listQuery,
  phaseOf,
  primaryOf,
  sentFields,
  shownFields,
  startValues,
  urgencyOf,
  usedStages,
  type Board,
  type Offer,
  type OfferField,
} from './casework'

function field(name: string, changes: Partial<OfferField> = {}): OfferField {
  return {
    name,
    title: name,
    type: 'text',
    required: false,
    values: [],
    value: null,
    notBefore: null,
    notAfter: null,
    when: null,
    ...changes,
  }
}

function offer(act: string, fields: OfferField[], changes: Partial<Offer> = {}): Offer {
  return {
    act,
    title: act,
    clause: '',
    primary: false,
    allowed: true,
    refusal: null,
    cure: null,
    dueOn: null,
    daysLeft: null,
    paper: null,
    leadsTo: null,
    reasonRequired: false,
    fields,
    ...changes,
  }
}

const choice = (code: string) => ({ code, title: code, refusal: null })
const plan = offer('DRAFT_PLAN', [
  field('means', { type: 'code', required: true, values: [choice('D1'), choice('D4')] }),
  field('startOn', { type: 'date', required: true, when: { field: 'means', codes: ['D1'] } }),
  field('compensationWan', { type: 'money', required: true, when: { field: 'means', codes: ['D4'] } }),
  field('note'),
])

describe('the form of an act', () => {
  it('begins with what the law knows, with the only value there is, and with what the reader came from', () => {
    const values = startValues(
      offer('SERVE', [
        field('paperId', { type: 'paper', required: true, value: '7', values: [choice('7'), choice('8')] }),
        field('way', { type: 'code', required: true, values: [choice('DIRECT')] }),
        field('fits', { type: 'flag' }),
        field('receivedBy'),
      ]),
      { paperId: '8' },
    )
    expect(values).toEqual({ paperId: '8', way: 'DIRECT', fits: 'false', receivedBy: '' })
  })

  it('shows a field only while the other has one of its values', () => {
    const names = (means: string) => shownFields(plan, { means }).map((each) => each.name)
    expect(names('')).toEqual(['means', 'note'])
    expect(names('D1')).toEqual(['means', 'startOn', 'note'])
    expect(names('D4')).toEqual(['means', 'compensationWan', 'note'])
  })

  it('sends neither hidden nor empty fields, for the server refuses them', () => {
    const values = { means: 'D4', startOn: '2026-12-01', compensationWan: ' 12.5 ', note: ' ' }
    expect(sentFields(plan, values)).toEqual({ means: 'D4', compensationWan: '12.5' })
  })

  it('lacks a required field only while it belongs to the form', () => {
    expect(lackingFields(plan, { means: 'D1' }).map((each) => each.name)).toEqual(['startOn'])
    expect(lackingFields(plan, { means: 'D1', startOn: '2026-12-01' })).toEqual([])
  })
})

describe('what is next', () => {
  it('is the act that the law makes primary, even while it waits', () => {
    expect(primaryOf([offer('A', []), offer('B', [], { primary: true, allowed: false })])?.act).toBe('B')
    expect(primaryOf([offer('A', [])])).toBeNull()
  })

  it('is as near as 7, 30 and 90 days say', () => {
    expect([-1, 0, 7, 8, 30, 31, 90, 91, null].map(urgencyOf)).toEqual([
      'over',
      'now',
      'now',
      'soon',
      'soon',
      'ahead',
      'ahead',
      '',
      '',
    ])
  })
})

describe('days left in words', () => {
  beforeEach(() => setLocale('en'))

  it('tell late, today and later apart, and say nothing where no period runs', () => {
    expect(leftText(-3)).toBe('3 days late')
    expect(leftText(12)).toBe('12 days left')
    expect(leftText(0)).not.toContain('0')
    expect(leftText(null)).toBe('')
  })
})

describe('the stages', () => {
  it('lie in one part each, and every way of disposal in the same', () => {
    expect(
      ['LEAD', 'INVESTIGATING', 'FOUND_IDLE', 'PUBLISHED', 'FEE_DECIDED', 'CLOSED'].map(phaseOf),
    ).toEqual([0, 1, 2, 3, 4, 5])
    expect(phaseOf('RESERVE')).toBe(phaseOf('HEARING'))
  })

  it('of a board are those that have cases', () => {
    const stages = [
      { stage: 'SUSPECTED', title: '', cases: 2, areaMu: 3 },
      { stage: 'HEARING', title: '', cases: 0, areaMu: 0 },
    ]
    expect(usedStages({ stages } as Board).map((each) => each.stage)).toEqual(['SUSPECTED'])
  })
})

describe('addresses', () => {
  it('of a list carry only the filters that are set', () => {
    expect(listQuery({ stage: 'SUSPECTED', town: '' })).toEqual({ tab: 'list', stage: 'SUSPECTED' })
  })

  it('of a parcel without a 19-digit code keep the slash of its register', () => {
    expect(idleParcelPath('local/12 3')).toBe('/api/idle/parcels/local/12%203')
  })
})
