/** Reads a colour of tokens.css, so that the map and the page are painted from one list. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--mm-${name}`).trim() || 'grey'
}
