/** Texts of the data gateway: what goes back to its sender and comes in again. */
export const gateway = {
  mendTable:
    '{rejected} rows were refused, {warnings} notes. Take the table back with its mistakes marked (red cells with a comment, a last column that says how to mend each row), mend it and send it again from here.',
  mendList:
    '{rejected} rows were refused, {warnings} notes. Take the list of mistakes for the office that sent the file, and send the mended file from here.',
  marked: 'Marked table',
  list: 'List of mistakes',
  mended: 'Send the mended file',
  again: 'The mended file has arrived and is being checked.',
}
