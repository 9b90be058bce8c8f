/** Keyboard of a list: up and down move, Enter opens, Esc closes, I goes to the sources of the row's numbers. */
export function onRowKey(event: KeyboardEvent, open: () => void, close?: () => void): void {
  const row = event.currentTarget as HTMLElement
  const move = (to: Element | null) => {
    if (to instanceof HTMLElement) {
      event.preventDefault()
      to.focus()
    }
  }
  if (isOnSource(event, row)) return
  if (event.key === 'ArrowDown') move(row.nextElementSibling)
  else if (event.key === 'ArrowUp') move(row.previousElementSibling)
  else if (event.key === 'Enter' && event.target === row) {
    event.preventDefault()
    open()
  } else if (event.key === 'Escape') close?.()
}

/** Inside a row the marks of its numbers are reached by I, and left and right go from one to the next; Esc goes back to the row. */
function isOnSource(event: KeyboardEvent, row: HTMLElement): boolean {
  const marks = [...row.querySelectorAll<HTMLElement>('.number-source')].filter(
    (each) => each.offsetParent !== null,
  )
  const at = marks.indexOf(event.target as HTMLElement)
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  let to: HTMLElement | undefined
  if (at < 0 && event.key === 'i') to = marks[0]
  else if (at >= 0 && step) to = marks[(at + step + marks.length) % marks.length]
  else if (at >= 0 && event.key === 'Escape') to = row
  if (!to) return false
  event.preventDefault()
  event.stopPropagation()
  to.focus()
  return true
}
