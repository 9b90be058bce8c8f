/** A tour out of the server when there is a signal, out of the phone when there is none. */
import { keepSessionFor, session } from '../access/session'
import { get } from '../api/client'
import { asProblem } from '../api/loading'
import type { TourPackage, TourRow } from './tour'
import { dropOthers, dropTour, keepProgram, keepTour, keptTour, keptTours } from './tour-store'

/** Only what fits in a hand keeps anything: a desk has a line. */
export const NARROW = '(max-width: 820px)'
const onPhone = () => matchMedia(NARROW).matches

const account = () => session.account.value?.username ?? ''
const isOffline = (cause: unknown) => asProblem(cause).status === 0

export interface Found {
  tour: TourPackage
  /** Whether it comes out of the phone, for want of a signal. */
  kept: boolean
}

async function fetchAndKeep(tourId: number, signal?: AbortSignal): Promise<TourPackage> {
  const tour = await get<TourPackage>(`/api/tours/${tourId}/package`, {}, signal)
  if (onPhone()) {
    await keepTour(account(), tour)
    keepSessionFor(tour.expiresAt)
  }
  return tour
}

/** The tour; null when there is no signal and the phone has none. */
export async function findTour(tourId: number, signal?: AbortSignal): Promise<Found | null> {
  try {
    const tour = await fetchAndKeep(tourId, signal)
    if (onPhone()) void keepProgram()
    return { tour, kept: false }
  } catch (cause) {
    if (!isOffline(cause)) {
      // seen no more: not here either
      if (asProblem(cause).status === 404) await dropTour(account(), tourId)
      throw cause
    }
    const tour = await keptTour(account(), tourId)
    return tour && { tour, kept: true }
  }
}

/** The tours that are still to come, kept on the phone as soon as they are listed; without a signal those that it has. */
export async function comingTours(today: string): Promise<Pick<TourRow, 'tourId' | 'title' | 'heldOn'>[]> {
  try {
    const { rows } = await get<{ rows: TourRow[] }>('/api/tours')
    await dropOthers(account(), new Set(rows.filter((row) => !row.withdrawn).map((row) => row.tourId)))
    const coming = rows.filter((row) => !row.withdrawn && row.heldOn >= today)
    coming.sort((a, b) => a.heldOn.localeCompare(b.heldOn) || a.startsAt.localeCompare(b.startsAt))
    await Promise.all(coming.slice(0, 3).map((row) => fetchAndKeep(row.tourId)))
    return coming
  } catch (cause) {
    if (!isOffline(cause)) throw cause
    return (await keptTours(account())).sort((a, b) => a.heldOn.localeCompare(b.heldOn))
  }
}
