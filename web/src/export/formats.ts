/** The export formats as the server names them; asked for once per language. */
import { get } from '../api/client'
import type { ExportFormat } from '../api/types'
import { locale } from '../i18n'

/** Collections of areas; survey files hold nothing else. */
const AREAS = ['parcels', 'parks', 'areas', 'idle_candidates']

const known = new Map<string, Promise<ExportFormat[]>>()

export function loadFormats(): Promise<ExportFormat[]> {
  const language = locale.value
  let asked = known.get(language)
  if (!asked) {
    asked = get<ExportFormat[]>('/api/exports/formats').catch((cause) => {
      known.delete(language)
      throw cause
    })
    known.set(language, asked)
  }
  return asked
}

/** Those in which the collection can be written. */
export function fitting(formats: ExportFormat[], collection: string): ExportFormat[] {
  return formats.filter((format) => !format.areasOnly || AREAS.includes(collection))
}

/** Has the browser save what is at an address, under a name or the one that comes with it. */
export function save(href: string, name: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
}
