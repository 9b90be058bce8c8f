import { describe, expect, it } from 'vitest'
import type { Act as Permission } from '../api/types'
import { dueDays, offered, type Ticket } from './ticket'

const who = (office: string, ...may: Permission[]) => ({ office, may })

const ticket = (stage: Ticket['stage'], more: Partial<Ticket> = {}) =>
  ({ stage, unit: 'U', level: 'UNIT', ...more }) as Ticket

describe('what is offered on a ticket', () => {
  it('lets the unit sign, answer and escalate, and nothing else', () => {
    expect(offered(ticket('ASSIGNED'), who('U'))).toEqual(['ACCEPT', 'ANSWER', 'ESCALATE'])
    expect(offered(ticket('ANSWERED'), who('U'))).toEqual(['ESCALATE'])
  })

  it('lets the office give, extend, send back and close', () => {
    expect(offered(ticket('RAISED', { unit: null }), who('O', 'PROJECT'))).toEqual([
      'ASSIGN',
      'ESCALATE',
      'WITHDRAW',
    ])
    expect(offered(ticket('ANSWERED'), who('O', 'PROJECT'))).toEqual(['SEND_BACK', 'ESCALATE', 'CLOSE'])
  })

  it('offers a leader what the office does, but no signing for a unit', () => {
    expect(offered(ticket('ASSIGNED'), who('L', 'INSTRUCT'))).toEqual([
      'ASSIGN',
      'EXTEND',
      'ESCALATE',
      'WITHDRAW',
    ])
  })

  it('offers others nothing, nobody anything on a closed one, and no step above the top', () => {
    expect(offered(ticket('DOING'), who('X'))).toEqual([])
    expect(offered(ticket('CLOSED'), who('O', 'PROJECT'))).toEqual([])
    expect(offered(ticket('ANSWERED', { level: 'TOP' }), who('O', 'PROJECT'))).toEqual(['SEND_BACK', 'CLOSE'])
  })
})

describe('the days an instruction can be due', () => {
  it('ends the month on its last day, in February too', () => {
    expect(dueDays('2028-02-10').map((each) => each.day)).toEqual(['2028-02-13', '2028-02-17', '2028-02-29'])
    expect(dueDays('2026-12-30').map((each) => each.day)).toEqual(['2027-01-02', '2027-01-06', '2026-12-31'])
  })
})
