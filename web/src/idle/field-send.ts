/** Sends what an inspector has filled in: photos first, each once, then the result, which names them. */
import { ApiProblem, create, post } from '../api/client'
import { asProblem } from '../api/loading'
import { idleParcelPath } from './casework'
import { resultOf } from './field'
import { dropForm, keepForm, listForms, type KeptForm, type KeptPhoto } from './field-store'

/** No answer at all: the phone has no signal, or the server cannot be reached. */
export function isOffline(problem: ApiProblem | null): boolean {
  return problem?.status === 0
}

async function bring(kept: KeptForm, photo: KeptPhoto): Promise<string> {
  const body = new FormData()
  body.set('file', photo.content, photo.name)
  body.set('kind', 'PHOTO')
  body.set('takenOn', photo.takenOn)
  if (photo.note) body.set('note', photo.note)
  if (photo.direction !== null) body.set('direction', String(photo.direction))
  if (photo.place) {
    body.set('lon', String(photo.place[0]))
    body.set('lat', String(photo.place[1]))
  }
  return create(`${idleParcelPath(kept.parcelCode)}/evidence`, body)
}

/** Sends one form; what has arrived is remembered, so that sending again goes on from there. */
export async function sendForm(kept: KeptForm): Promise<void> {
  for (const photo of kept.photos) {
    if (photo.evidenceId === null) {
      photo.evidenceId = await bring(kept, photo)
      await keepForm(kept)
    }
  }
  const evidence = kept.photos.flatMap((photo) => photo.evidenceId ?? [])
  await post(`/api/idle/checks/${kept.checkId}/result`, resultOf(kept.form, kept.position, evidence))
  await dropForm(kept)
}

export interface Sent {
  sent: number
  waiting: number
  problem: ApiProblem | null
}

let sending = false

/** Sends all that waits. What the server refuses goes back to the inspector as a form to mend. */
export async function sendWaiting(account: string): Promise<Sent> {
  const waiting = (await listForms(account)).filter((each) => each.ready)
  if (sending || waiting.length === 0) return { sent: 0, waiting: waiting.length, problem: null }
  sending = true
  let sent = 0
  let problem: ApiProblem | null = null
  try {
    for (const kept of waiting) {
      try {
        await sendForm(kept)
        sent++
      } catch (cause) {
        problem = asProblem(cause)
        if (isOffline(problem)) break
        await keepForm({ ...kept, ready: false })
      }
    }
  } finally {
    sending = false
  }
  const left = (await listForms(account)).filter((each) => each.ready).length
  return { sent, waiting: left, problem: isOffline(problem) ? null : problem }
}
