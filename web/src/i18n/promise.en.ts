/** Texts of promise against reality. */
export const promise = {
  title: 'Promise and reality',
  signed: 'Signed',
  delivered: 'Delivered',
  start: 'Start',
  completion: 'Completion',
  production: 'Production',
  agreed: 'agreed {day}',
  notYet: 'not yet',
  promised: 'Promised',
  actual: 'Result',
  share: 'Reached',
  due: 'due by the end of {day}; counts from the day after',
  supplements: 'by the approved supplements {numbers}',
  yearTax: '{year}: tax per mu {tax} · output per mu {output}',
  noYears: 'No return lies on this parcel yet',
}

export const promiseCode = {
  INVESTMENT_WAN: 'Investment (wan)',
  PLOT_RATIO: 'Plot ratio',
  TAX_WAN_PER_MU: 'Tax per mu (wan)',
  OUTPUT_WAN_PER_MU: 'Output per mu (wan)',
}

export const promiseStatus = {
  NOT_AGREED: 'not agreed',
  NOT_DUE: 'not due yet',
  UNKNOWN: 'no data',
  MET: 'met',
  NEARLY: 'nearly met',
  NOT_MET: 'not met',
}
