/** Reads the column mapping that a person typed; null when it is not a JSON object of texts. */
export function parseMapping(text: string): Record<string, string> | null {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    return Object.values(value).every((each) => typeof each === 'string')
      ? (value as Record<string, string>)
      : null
  } catch {
    return null
  }
}
