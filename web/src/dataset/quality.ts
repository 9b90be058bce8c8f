/** The answers about data sets and the data dictionary. */

export interface DataSet {
  key: string
  name: string
  rows: number
  newestOn: string | null
  oldestOn: string | null
  ageDays: number | null
  stale: boolean
  filled: number
  expected: number
  warned: number
  columns: Record<string, number>
}

export type DataSetBy = 'PARK' | 'TOWN' | 'SENDER'

export interface DataRow {
  key: string
  name: string | null
  parcelCode: string | null
  park: string | null
  town: string | null
  missing: string[]
  warnings: number
  batchId: string
  fileName: string
  sheet: string | null
  row: number | null
  dataDate: string
  by: string
}

/** Which rows of which data set a list shows. */
export interface RowFilter {
  kind: string
  by: DataSetBy | null
  group: string
  groupName: string
  missing: string | null
  warned: boolean
}

export interface Words {
  zh: string
  en: string
}

export interface DictionaryField {
  key: string
  title: Words
  type: string
  required: boolean
  unit: string | null
  codes: { code: string; word: string | null }[]
  reference: string | null
}

export interface DictionaryEntry {
  kind: string
  title: Words
  table: string
  geometry: string
  keyColumns: string[]
  datedShape: boolean
  scope: string
  fields: DictionaryField[]
}

export interface Dictionary {
  kinds: DictionaryEntry[]
  layers: { layer: string; title: Words; fields: { key: string; title: Words }[] }[]
  terms: { term: Words; definition: string; source: string }[]
}

/** How much of what could be there is there; null where nothing could. */
export function share(filled: number, expected: number): number | null {
  return expected ? filled / expected : null
}

function has(wanted: string, ...texts: (string | null)[]): boolean {
  return texts.some((text) => text?.toLowerCase().includes(wanted))
}

/** The part of the dictionary in which the words occur; a kind that is called so is shown whole. */
export function find(dictionary: Dictionary, words: string): Dictionary {
  const wanted = words.trim().toLowerCase()
  if (!wanted) return dictionary
  const named = (title: Words, ...others: string[]) => has(wanted, title.zh, title.en, ...others)
  return {
    kinds: dictionary.kinds.flatMap((entry) => {
      if (named(entry.title, entry.kind)) return [entry]
      const fields = entry.fields.filter(
        (field) =>
          named(field.title, field.key) || field.codes.some((each) => has(wanted, each.code, each.word)),
      )
      return fields.length ? [{ ...entry, fields }] : []
    }),
    layers: dictionary.layers.flatMap((layer) => {
      if (named(layer.title, layer.layer)) return [layer]
      const fields = layer.fields.filter((field) => named(field.title, field.key))
      return fields.length ? [{ ...layer, fields }] : []
    }),
    terms: dictionary.terms.filter((each) => named(each.term, each.definition)),
  }
}
