/** Asks what a guest link opens. The token goes in a header, so that no log of addresses holds it. */
import { ApiProblem } from '../api/client'
import { locale, t } from '../i18n'
import type { GuestLand } from './site-work'

export interface GuestPage {
  label: string
  expiresAt: string
  land: GuestLand[]
}

async function ask(path: string, token: string): Promise<Response> {
  const response = await fetch(path, {
    headers: { 'X-Guest-Token': token, 'Accept-Language': locale.value },
    credentials: 'omit',
  })
  if (response.ok) return response
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '')
  throw new ApiProblem(
    response.status,
    text('title') || t('problem.status', { status: response.status }),
    text('detail'),
    text('problemId') || null,
  )
}

export async function guestPage(token: string): Promise<GuestPage> {
  return (await ask('/api/guest', token)).json() as Promise<GuestPage>
}

/** The QR code of the link as the address of a picture. */
export async function guestPicture(token: string): Promise<string> {
  const svg = await (await ask('/api/guest/qr.svg', token)).text()
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
}
