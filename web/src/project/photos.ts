/** Photos of a project: what the server keeps of them, and how one is brought. */
import { create } from '../api/client'
import type { LonLat } from '../api/types'
import { may } from '../access/session'

export interface ProjectPhoto {
  photoId: string
  projectCode: string
  node: string | null
  note: string | null
  width: number
  height: number
  fileName: string
  on: string
  takenAt: string
  takenFrom: 'CAMERA' | 'PHONE' | 'ARRIVAL'
  lon: number | null
  lat: number | null
  placeFrom: 'CAMERA' | 'PHONE' | null
  direction: number | null
  camera: { takenAt: string | null; lon: number | null; lat: number | null }
  phone: { at: string | null; lon: number | null; lat: number | null; accuracyM: number | null }
  recordedAt: string
  by: string
}

export interface PhotoList {
  rows: ProjectPhoto[]
  nodes: string[]
}

export interface Place {
  at: LonLat
  accuracyM: number
}

const PLACE_MS = 10_000

export const mayBringPhotos = () =>
  may('PROJECT', 'INSTRUCT', 'FIELD_CHECK', 'IMPORT', 'IMPORT_PARK', 'IMPORT_PROJECTS')

export const photosPath = (project: string) => `/api/projects/${encodeURIComponent(project)}/photos`

export function pictureOf(photo: ProjectPhoto, small: boolean): string {
  return `${photosPath(photo.projectCode)}/${photo.photoId}.jpg${small ? '?small=true' : ''}`
}

/** The oldest and the newest of a list that begins with the newest; a single one stands alone. */
export function pairOf(rows: ProjectPhoto[]): ProjectPhoto[] {
  return rows.length < 2 ? rows : [rows[rows.length - 1]!, rows[0]!]
}

/** Where the phone says that it is; null where it may not or cannot say. */
export function herePlace(): Promise<Place | null> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ at: [coords.longitude, coords.latitude], accuracyM: coords.accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: PLACE_MS, maximumAge: 30_000 },
    )
  })
}

/** A file shot this long ago was shot now: then the phone's place and instant are those of the shot. */
const FRESH_MS = 120_000

/** Brings a photo. Place and instant of the phone go along only with a picture that has just been taken. */
export async function bringPhoto(project: string, file: File, node: string, note: string): Promise<string> {
  const body = new FormData()
  body.set('file', file)
  if (node) body.set('node', node)
  if (note.trim()) body.set('note', note.trim())
  const now = Date.now()
  if (now - file.lastModified < FRESH_MS) {
    body.set('shotAt', new Date(Math.min(file.lastModified, now)).toISOString())
    const place = await herePlace()
    if (place) {
      body.set('lon', String(place.at[0]))
      body.set('lat', String(place.at[1]))
      body.set('accuracy', String(place.accuracyM))
    }
  }
  return create(photosPath(project), body)
}
