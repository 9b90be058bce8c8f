/** Colour ramps of themes that people build. The server paints paper with the same colours (`ClassRamp`). */
import { token } from '../tokens'

export const RAMPS = ['sea', 'ember', 'violet', 'balance'] as const
export type Ramp = (typeof RAMPS)[number]

/** Fewest and most classes that a reader can tell apart. */
export const FEWEST = 2
export const MOST = 7
/** So many values that are no numbers have a colour each; the others share one. */
export const MOST_KINDS = 8

const STOPS = 5

const parts = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))

/** A colour between two, each `#rrggbb`. */
export function mix(a: string, b: string, share: number): string {
  const [from, to] = [parts(a), parts(b)]
  const byte = (i: number) => Math.round(from[i]! + (to[i]! - from[i]!) * share)
  return `#${[0, 1, 2].map((i) => byte(i).toString(16).padStart(2, '0')).join('')}`
}

/** The stops of a ramp, low to high. */
export function stopsOf(ramp: Ramp): string[] {
  const name = ramp === 'sea' ? 'ramp' : ramp
  return Array.from({ length: STOPS }, (_, i) => token(`${name}-${i + 1}`))
}

/** Colours of so many classes, low to high, evenly along the stops. */
export function coloursOf(stops: readonly string[], classes: number): string[] {
  return Array.from({ length: classes }, (_, i) => {
    const at = classes === 1 ? stops.length - 1 : (i * (stops.length - 1)) / (classes - 1)
    const low = Math.min(Math.floor(at), stops.length - 2)
    return mix(stops[low]!, stops[low + 1]!, at - low)
  })
}

export const rampColours = (ramp: Ramp, classes: number) => coloursOf(stopsOf(ramp), classes)

/** Colours of values that are no numbers, the most frequent first. */
export const kindColours = () => Array.from({ length: MOST_KINDS }, (_, i) => token(`kind-${i + 1}`))

/** Lightness as the eye sees it, 0 to 1: what a grey copy keeps of a colour. */
export function lightness(colour: string): number {
  const [r, g, b] = parts(colour).map((byte) => {
    const share = byte / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
