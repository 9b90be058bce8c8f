/** Texts of project work: funnel, rates, signed and not started, the battle map, tickets. */
export const projectWork = {
  tab_wall: 'Wall',
  tab_funnel: 'Funnel and rates',
  tab_waiting: 'Signed, not started',
  tab_tickets: 'Tickets',
  tab_tours: 'Tours',
  funnel: 'Funnel',
  howFunnel:
    'All projects that have reached this step; terminated ones do not count; a date speaks before an entered stage.',
  here: '{n} stand here',
  change: '{points} points against {day}',
  noChange: 'nothing to compare',
  lacking: 'lacking',
  lackingN: '{n} lacking',
  notStarted: 'Signed, not started',
  noneWaiting: 'No signed project is waiting',
  daysSigned: 'Days signed',
  blockers: 'What blocks it',
  startLate: 'Planned start',
  blockedBy: 'Blocked by: {what}',
  lampsBeside: 'Lamps and their history',
  history: 'Lamps of the months',
  madeGood: 'Red made good shows yellow first',
  starts: 'Three days called the start',
  permits: 'Permits, side by side',
  approved: 'given on {day}',
  applied: 'applied for on {day}',
  schedule: 'Back-scheduling',
  target: 'target {day}',
  forecast: 'forecast {day}',
  latest: 'Latest end',
  looks: 'Forecast',
  slack: 'Slack (d)',
  seen: 'What can be seen',
  battleMap: 'Battle map A3',
  bulletin: 'Monthly bulletin',
  dailyCard: 'Daily card',
}

export const projectRate = {
  STARTED: 'Start rate',
  PERFORMED: 'Performance rate',
  FUNDS: 'Funds in place',
  IN_STATISTICS: 'Registration rate',
  PRODUCING: 'Production rate',
  FULL: 'Full-capacity rate',
}

export const projectBlocker = {
  TICKET: 'Open ticket',
  NO_SITE: 'No land',
  LAND: 'Land not supplied',
  PERMIT_OVERDUE: 'Permit overdue',
  PERMIT: 'Permit pending',
  FUNDS: 'No funds',
  NOT_KNOWN: 'Nothing on record',
}

export const projectStart = {
  STATISTICS: 'Start by statistics (first excavation)',
  PERMIT: 'Building permit',
  LAND: 'Start of development (Order 53 art. 30)',
}

export const projectStep = {
  DONE: 'done',
  LATE: 'too late',
  DUE_SOON: 'within seven days',
  DOING: 'under way',
  BLOCKED: 'waits for',
  READY: 'may begin',
}

export const projectSeen = { PHOTO: 'photo', ELECTRICITY: 'electricity' }

export const ticketAct = {
  ASSIGN: 'Assign',
  ACCEPT: 'Sign for it',
  ANSWER: 'Answer',
  SEND_BACK: 'Send back',
  EXTEND: 'Extend',
  ESCALATE: 'Escalate',
  CLOSE: 'Close',
  WITHDRAW: 'Withdraw',
}

export const tickets = {
  title: 'Tickets',
  instruct: 'Instruct',
  raise: 'Raise a ticket',
  circle: 'Circle and instruct',
  words: 'One sentence: what, and what result',
  type: 'Need',
  unit: 'Unit',
  due: 'Due',
  due_three: 'in 3 days',
  due_week: 'in a week',
  due_month: 'end of month',
  dueBy: 'by {day}',
  send: 'Send',
  placed: 'The place is drawn on the map',
  givenTo: 'Given to {unit}, answer by {day}',
  waitsForOffice: 'Waits for the project office',
  filter_open: 'Open',
  filter_overdue: 'Overdue',
  filter_mine: 'My unit',
  filter_all: 'All',
  filter_notice: 'Quarterly notice',
  none: 'No tickets',
  noneNote: 'Instruct or raise one on the card of a project.',
  what: 'What',
  stage: 'Stage',
  level: 'Level',
  supervision: 'Supervision',
  fromMap: 'from the map',
  reason: 'Reason',
  answer: 'What was done',
  quarter: 'Quarter',
  given: 'Given',
  closed: 'Closed',
  inTime: 'In time',
  supervised: '{n} under supervision this quarter',
}
