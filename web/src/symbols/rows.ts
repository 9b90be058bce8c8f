/** Keyboard of a list: arrows move, Enter opens, Esc closes. Used on the body of a table or on a list. */
export function onRowKey(event: KeyboardEvent, open: () => void, close?: () => void): void {
  const row = event.currentTarget as HTMLElement
  const move = (to: Element | null) => {
    if (to instanceof HTMLElement) {
      event.preventDefault()
      to.focus()
    }
  }
  if (event.key === 'ArrowDown') move(row.nextElementSibling)
  else if (event.key === 'ArrowUp') move(row.previousElementSibling)
  else if (event.key === 'Enter' && event.target === row) {
    event.preventDefault()
    open()
  } else if (event.key === 'Escape') close?.()
}
