import { locale, t } from '../i18n'

/** What went wrong, as the server tells it (RFC 9457), or as the browser saw it. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly problemId: string | null,
    readonly code: string | null = null,
  ) {
    super(detail || title)
  }
}

type Query = Record<string, string | number | boolean | null | undefined>

/** The path of a parcel; a local number is `register/number`, whose slash stays a slash. */
export function parcelPath(code: string): string {
  return `/api/parcels/${code.split('/').map(encodeURIComponent).join('/')}`
}

let onSignedOut: () => void = () => {}

/** Called when the server says that nobody is signed in any more. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action
}

let askPassword: () => Promise<boolean> = () => Promise.resolve(false)

/** Called when a remembered device may not do something without the password; answers whether it has been given. */
export function whenPasswordNeeded(ask: () => Promise<boolean>): void {
  askPassword = ask
}

/** The address with those parameters that have a value. */
export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return text ? `${path}?${text}` : path
}

function csrfToken(): string | null {
  const cookie = document.cookie.split('; ').find((part) => part.startsWith('XSRF-TOKEN='))
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : null
}

async function problemOf(response: Response): Promise<ApiProblem> {
  let body: Record<string, unknown> = {}
  try {
    body = (await response.json()) as Record<string, unknown>
  } catch {
    // A proxy between may answer with something else than JSON; the status still tells enough.
  }
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '')
  const title = text('title') || t('problem.status', { status: response.status })
  return new ApiProblem(
    response.status,
    title,
    text('detail'),
    text('problemId') || null,
    text('code') || null,
  )
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  accept = 'application/json, application/geo+json, application/problem+json',
): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: accept,
    'Accept-Language': locale.value,
  }
  const token = csrfToken()
  if (method !== 'GET' && token) headers['X-XSRF-TOKEN'] = token
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
      credentials: 'same-origin',
      signal,
    })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiProblem(0, t('problem.unreachable'), t('problem.unreachableCure'), null)
  }
  if (response.ok) return response
  const problem = await problemOf(response)
  if (problem.code === 'password-needed' && (await askPassword()))
    return send(method, path, body, signal, accept)
  if (response.status === 401 && !path.startsWith('/api/session')) onSignedOut()
  throw problem
}

async function json<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return json<T>(await send('GET', address(path, query), undefined, signal))
}

export async function post<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return json<T>(await send('POST', path, body, signal))
}

export async function put<T>(path: string, body: unknown): Promise<T> {
  return json<T>(await send('PUT', path, body))
}

export async function remove(path: string): Promise<void> {
  await send('DELETE', path)
}

/** Takes something back with a reason, which is kept. */
export async function removeWith(path: string, body: unknown): Promise<void> {
  await send('DELETE', path, body)
}

/** Puts a file in the place of another. */
export async function putFile(path: string, file: File): Promise<void> {
  const form = new FormData()
  form.set('file', file)
  await send('PUT', path, form)
}

/** A file that the server may refuse to make: its content, and the name it came with. */
export async function fetchFile(path: string, query?: Query): Promise<{ name: string; content: Blob }> {
  const response = await send('GET', address(path, query))
  const name = response.headers.get('Content-Disposition')?.match(/filename\*=UTF-8''([^;]+)/i)?.[1]
  return { name: name ? decodeURIComponent(name) : 'file', content: await response.blob() }
}

export function isAbort(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'AbortError'
}

/** Sends a form and answers the id of what was made: from the body, or the last part of `Location`. */
export async function create(path: string, form: FormData): Promise<string> {
  const response = await send('POST', path, form)
  const body = (await response.json().catch(() => ({}))) as { id?: unknown }
  if (typeof body.id === 'string') return body.id
  const made = response.headers.get('Location')?.split('/').filter(Boolean).at(-1)
  if (!made) throw new ApiProblem(response.status, t('problem.unexpected'), path, null)
  return decodeURIComponent(made)
}

export interface MadeFile {
  name: string
  content: Blob
}

/** The file that a request makes, with the name that the server gives it. */
export async function postForFile(path: string, body: unknown, otherwise: string): Promise<MadeFile> {
  const response = await send('POST', path, body, undefined, '*/*')
  const said = response.headers.get('Content-Disposition') ?? ''
  const name = /filename\*=UTF-8''([^;]+)/i.exec(said)?.[1]
  return { name: name ? decodeURIComponent(name) : otherwise, content: await response.blob() }
}

/** Hands a file to the reader's downloads. */
export function keep(file: MadeFile): void {
  const address = URL.createObjectURL(file.content)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
