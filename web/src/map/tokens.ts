import { SYMBOLS } from '../symbols/description'

/** A colour by its name: of the description of symbols, else of tokens.css, so that map and page are painted from one list. */
export function token(name: string): string {
  const own = SYMBOLS.colours[name]
  if (own) return own
  return getComputedStyle(document.documentElement).getPropertyValue(`--mm-${name}`).trim() || 'grey'
}
