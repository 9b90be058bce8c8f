/** Tickets as the server tells them, and who may do what with them. */
import type { Geometry } from 'geojson'
import { may, session } from '../access/session'
import type { Account } from '../api/types'
import { addDays } from '../i18n/format'

export type Place = Geometry

export interface TicketAct {
  no: number
  act: string
  title: string
  on: string
  by: string
  fields: Record<string, string>
  reason: string | null
  recordedAt: string
}

export interface Ticket {
  ticketId: number
  ticketNo: string
  projectCode: string | null
  projectName: string | null
  town: string | null
  type: string
  typeTitle: string
  title: string
  text: string | null
  instruction: boolean
  stage: 'RAISED' | 'ASSIGNED' | 'DOING' | 'ANSWERED' | 'CLOSED'
  stageTitle: string
  level: string
  levelTitle: string
  unit: string | null
  raisedOn: string
  raisedBy: string
  dueOn: string | null
  acceptedOn: string | null
  answeredOn: string | null
  closedOn: string | null
  withdrawn: boolean
  overdueDays: number
  inTime: boolean | null
  supervisionNos: string[]
  place: Geometry | null
  version: number
  acts: TicketAct[]
}

export interface TicketList {
  asOf: string
  rows: Ticket[]
  byStage: Partial<Record<Ticket['stage'], number>>
  overdue: number
}

export interface TicketChoices {
  types: { code: string; title: string }[]
  units: string[]
}

export const ACTS = [
  'ASSIGN',
  'ACCEPT',
  'ANSWER',
  'SEND_BACK',
  'EXTEND',
  'ESCALATE',
  'CLOSE',
  'WITHDRAW',
] as const
export type Act = (typeof ACTS)[number]

/** At which stages an act is possible; the server has the last word. */
const STAGES: Record<Act, Ticket['stage'][]> = {
  ASSIGN: ['RAISED', 'ASSIGNED', 'DOING'],
  ACCEPT: ['ASSIGNED'],
  ANSWER: ['ASSIGNED', 'DOING'],
  SEND_BACK: ['ANSWERED'],
  EXTEND: ['ASSIGNED', 'DOING'],
  ESCALATE: ['RAISED', 'ASSIGNED', 'DOING', 'ANSWERED'],
  CLOSE: ['ANSWERED'],
  WITHDRAW: ['RAISED', 'ASSIGNED', 'DOING'],
}
const OF_UNIT: Act[] = ['ACCEPT', 'ANSWER']

/** What a form must ask for before an act. */
export const NEEDS: Record<Act, ('unit' | 'due_on' | 'text' | 'reason')[]> = {
  ASSIGN: ['unit', 'due_on'],
  ACCEPT: [],
  ANSWER: ['text'],
  SEND_BACK: ['due_on', 'reason'],
  EXTEND: ['due_on', 'reason'],
  ESCALATE: ['reason'],
  CLOSE: [],
  WITHDRAW: ['reason'],
}

export const mayInstruct = () => may('INSTRUCT', 'PROJECT')

/** The acts that this account is offered on a ticket. */
export function offered(
  ticket: Ticket,
  who: Pick<Account, 'office' | 'may'> | null = session.account.value,
): Act[] {
  const project = who?.may.includes('PROJECT') ?? false
  const office = project || (who?.may.includes('INSTRUCT') ?? false)
  const unit = ticket.unit !== null && ticket.unit === who?.office
  return ACTS.filter((act) => STAGES[act].includes(ticket.stage)).filter((act) => {
    if (act === 'ESCALATE') return (office || unit) && ticket.level !== 'TOP'
    return OF_UNIT.includes(act) ? unit || project : office
  })
}

/** The three days that an instruction can be due: in three days, in a week, at the end of the month. */
export function dueDays(today: string): { key: 'three' | 'week' | 'month'; day: string }[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  return [
    { key: 'three', day: addDays(today, 3) },
    { key: 'week', day: addDays(today, 7) },
    { key: 'month', day: last },
  ]
}
