/** What a file's name says about the fields it needs, and the last upload, kept so that it can be sent again with a layer. */
import { create, post } from '../api/client'

/** Endings of files that the import takes. */
export const ACCEPTED = '.geojson,.json,.gz,.zip,.csv,.xlsx,.tif,.tiff,.txt,.gpkg,.kml,.kmz,.ovkml,.dxf'

export type FileSort = 'boundary' | 'drawing' | 'globe' | 'other'

/** Boundary text, CAD drawing, KML, or anything else, by the name alone; the server looks at the content. */
export function sortOf(fileName: string | undefined): FileSort {
  const ending = fileName?.toLowerCase().match(/\.(\w+)$/)?.[1] ?? ''
  if (ending === 'txt') return 'boundary'
  if (ending === 'dxf') return 'drawing'
  return ['kml', 'kmz', 'ovkml'].includes(ending) ? 'globe' : 'other'
}

let last: { id: string; form: FormData } | null = null

/** Uploads a form; answers the id of the batch. */
export async function upload(form: FormData): Promise<string> {
  const id = await create('/api/imports', form)
  last = { id, form }
  return id
}

/** Whether the file of that batch is still at hand. */
export function atHand(id: string): boolean {
  return last?.id === id
}

/** Uploads the last file again, with this layer. */
export async function uploadLayer(layer: string): Promise<string> {
  if (!last) throw new Error('nothing was uploaded from this page')
  last.form.set('layer', layer)
  return upload(last.form)
}

const TABLES = /\.(xlsx|csv|txt)$/i

/** Whether a file of that name goes back as it is, with its mistakes marked; any other is answered by a list of them. */
export function isTable(fileName: string | null | undefined): boolean {
  return TABLES.test(fileName ?? '')
}

/** Uploads the mended file of a batch, which it replaces; answers the id of the new batch. */
export async function uploadMended(id: string, file: File): Promise<string> {
  const form = new FormData()
  form.set('file', file)
  return create(`/api/imports/${encodeURIComponent(id)}/mended`, form)
}

/** Another way to read the kept file of a batch; answers the id of the batch that takes its place. */
export async function readAgain(
  id: string,
  wish: {
    mapping?: Record<string, string>
    cure?: string
    lineage?: Record<string, string[]>
    remember?: boolean
  },
): Promise<string> {
  const made = await post<{ id: string }>(`/api/imports/${encodeURIComponent(id)}/again`, {
    remember: false,
    ...wish,
  })
  return made.id
}
