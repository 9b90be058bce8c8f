import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { address, ApiProblem, get, post, whenSignedOut } from './client'
import { setLocale } from '../i18n'

function answer(status: number, body: unknown): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status })
}

describe('the API client', () => {
  const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>()
  beforeEach(() => {
    fetched.mockReset()
    vi.stubGlobal('fetch', fetched)
    setLocale('en')
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    document.cookie = 'XSRF-TOKEN=; Max-Age=0'
  })

  it('leaves empty parameters out of the address and escapes the others', () => {
    expect(address('/api/parcels', { q: 'A&B', park: '', after: null, limit: 20 })).toBe(
      '/api/parcels?q=A%26B&limit=20',
    )
  })

  it('sends the CSRF token with what changes something, and never with a read', async () => {
    document.cookie = 'XSRF-TOKEN=abc%3D'
    fetched.mockImplementation(async () => answer(200, {}))
    await get('/api/config')
    await post('/api/session', {})
    const headers = fetched.mock.calls.map((call) => call[1].headers as Record<string, string>)
    expect(headers[0]['X-XSRF-TOKEN']).toBeUndefined()
    expect(headers[1]['X-XSRF-TOKEN']).toBe('abc=')
    expect(headers[1]['Accept-Language']).toBe('en')
  })

  it('hands the words of a problem through', async () => {
    fetched.mockResolvedValue(
      answer(400, { title: 'Bad year', detail: 'There is no 1800.', problemId: 'p-1' }),
    )
    const problem = await get('/api/permu').catch((cause: unknown) => cause)
    expect(problem).toBeInstanceOf(ApiProblem)
    expect(problem).toMatchObject({
      status: 400,
      title: 'Bad year',
      detail: 'There is no 1800.',
      problemId: 'p-1',
    })
  })

  it('reports the end of the session, but not a wrong password', async () => {
    const signedOut = vi.fn()
    whenSignedOut(signedOut)
    fetched.mockImplementation(async () => answer(401, { title: 'Not signed in' }))
    await post('/api/session', {}).catch(() => null)
    expect(signedOut).not.toHaveBeenCalled()
    await get('/api/parcels').catch(() => null)
    expect(signedOut).toHaveBeenCalledOnce()
  })

  it('says so when the server cannot be reached', async () => {
    fetched.mockRejectedValue(new TypeError('network'))
    await expect(get('/api/config')).rejects.toMatchObject({ status: 0 })
  })
})
