/** Texts of the charts beside the per-mu map. */
export const charts = {
  show: 'Distribution',
  hide: 'Hide distribution',
  title: 'Distribution: {what}',
  ofParcels: 'Parcels',
  ofFirms: 'Firms',
  note: '{n} in all; dashed lines are the class breaks. Choose a bar: map and list keep that range only',
  bounded: 'Only the largest {n} of {all} are drawn and listed; export for all',
  hidden: 'What single firms paid is not shown to your role; look at the output per mu instead.',
  bin: '{from} – {to}',
  count: '{n}',
  list: '{from} – {to} wan/mu: {n}',
  sum: 'Sum {mu} · {money}',
  all: 'All',
  chosen: 'chosen {value}',
  empty: 'Nothing to draw',
  classes: 'coloured by fifths',
}
