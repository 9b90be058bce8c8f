/**
 * One Tab stop for a group of buttons: arrows, Home and End move inside it (WAI-ARIA toolbar). Used as `v-roving` on the element
 * with `role="toolbar"`.
 */
import type { Directive } from 'vue'

const NEXT = ['ArrowDown', 'ArrowRight']
const PREVIOUS = ['ArrowUp', 'ArrowLeft']

const buttonsOf = (group: HTMLElement) =>
  [...group.querySelectorAll<HTMLElement>('button, a[href]')].filter(
    (each) => !(each as HTMLButtonElement).disabled && each.offsetParent !== null,
  )

function keepOne(group: HTMLElement, current?: HTMLElement): void {
  const buttons = buttonsOf(group)
  const one = current ?? buttons.find((each) => each.tabIndex === 0) ?? buttons[0]
  for (const each of buttons) each.tabIndex = each === one ? 0 : -1
}

function onKey(event: KeyboardEvent): void {
  const group = event.currentTarget as HTMLElement
  const buttons = buttonsOf(group)
  const at = buttons.indexOf(document.activeElement as HTMLElement)
  if (at < 0) return
  let to: number
  if (NEXT.includes(event.key)) to = (at + 1) % buttons.length
  else if (PREVIOUS.includes(event.key)) to = (at - 1 + buttons.length) % buttons.length
  else if (event.key === 'Home') to = 0
  else if (event.key === 'End') to = buttons.length - 1
  else return
  event.preventDefault()
  event.stopPropagation()
  buttons[to]!.focus()
}

function onFocus(event: FocusEvent): void {
  const group = event.currentTarget as HTMLElement
  const button = (event.target as HTMLElement).closest<HTMLElement>('button, a[href]')
  if (button) keepOne(group, button)
}

export const vRoving: Directive<HTMLElement> = {
  mounted(group) {
    group.addEventListener('keydown', onKey)
    group.addEventListener('focusin', onFocus)
    keepOne(group)
  },
  updated: (group) => keepOne(group),
}
