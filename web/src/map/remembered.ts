/** How see-through each layer was left on this browser, by account; an address that says it goes before. */
import { session } from '../access/session'

const key = () => `mumap.opacity.${session.account.value?.username ?? ''}`

export function recall(): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key()) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(
      Object.entries(kept).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 0 && entry[1] < 1,
      ),
    )
  } catch {
    // Storage may be switched off, or hold something else; layers are then opaque.
    return {}
  }
}

export function remember(opacity: Readonly<Record<string, number>>): void {
  try {
    localStorage.setItem(key(), JSON.stringify(opacity))
  } catch {
    // See recall().
  }
}
