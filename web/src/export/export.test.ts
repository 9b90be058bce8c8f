import { afterEach, describe, expect, it, vi } from 'vitest'
import { fetchFile } from '../api/client'
import type { ExportFormat } from '../api/types'
import { fitting } from './formats'

const format = (extension: string, areasOnly: boolean): ExportFormat => ({
  extension,
  title: extension,
  losses: ['a'],
  areasOnly,
})

describe('the export menu', () => {
  const all = [format('csv', false), format('txt', true), format('dxf', true)]

  it('offers survey files for areas only', () => {
    expect(fitting(all, 'parcels').map((each) => each.extension)).toEqual(['csv', 'txt', 'dxf'])
    expect(fitting(all, 'utilities').map((each) => each.extension)).toEqual(['csv'])
  })
})

describe('a file from the server', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('bears the name that came with it', async () => {
    const headers = { 'Content-Disposition': 'attachment; filename="x"; filename*=UTF-8\'\'a%20b.txt' }
    vi.stubGlobal('fetch', async () => new Response('J1', { headers }))
    const file = await fetchFile('/api/exports/parcels.txt')
    expect(file.name).toBe('a b.txt')
    expect(await file.content.text()).toBe('J1')
  })

  it('is a problem when it is refused', async () => {
    vi.stubGlobal(
      'fetch',
      async () => new Response(JSON.stringify({ title: 'no', detail: 'two zones' }), { status: 400 }),
    )
    await expect(fetchFile('/api/exports/parcels.txt')).rejects.toMatchObject({ detail: 'two zones' })
  })
})
