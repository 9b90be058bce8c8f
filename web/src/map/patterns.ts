/**
 * The pictures that MapLibre repeats or places: hatches, dots and markers of the description of symbols. They are drawn here, once,
 * in screen pixels at twice the size.
 */
import { SYMBOLS, type Pattern } from '../symbols/description'
import { token } from './tokens'

const RATIO = 2

export interface MapImage {
  id: string
  data: ImageData
  pixelRatio: number
}

type Draw = (pen: CanvasRenderingContext2D, size: number) => void

function image(id: string, size: number, draw: Draw): MapImage {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * RATIO
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('no 2D canvas')
  pen.scale(RATIO, RATIO)
  draw(pen, size)
  return { id, data: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: RATIO }
}

/** Lines at 45° (rising) or −45°; `pitch` is the side of the tile that repeats. */
function hatch(
  id: string,
  pitch: number,
  colour: string,
  width: number,
  rising: boolean,
  ground?: string,
): MapImage {
  return image(id, pitch, (pen, size) => {
    if (ground) {
      pen.fillStyle = ground
      pen.fillRect(0, 0, size, size)
    }
    pen.strokeStyle = colour
    pen.lineWidth = width
    pen.lineCap = 'square'
    for (const shift of [-size, 0, size]) {
      pen.beginPath()
      pen.moveTo(shift, rising ? size : 0)
      pen.lineTo(shift + size, rising ? 0 : size)
      pen.stroke()
    }
  })
}

function dots(id: string, pitch: number, radius: number, colour: string, ground: string): MapImage {
  return image(id, pitch, (pen, size) => {
    pen.fillStyle = ground
    pen.fillRect(0, 0, size, size)
    pen.fillStyle = colour
    pen.beginPath()
    pen.arc(size / 2, size / 2, radius, 0, Math.PI * 2)
    pen.fill()
  })
}

function grid(id: string, pitch: number, width: number, colour: string, ground: string): MapImage {
  return image(id, pitch, (pen, size) => {
    pen.fillStyle = ground
    pen.fillRect(0, 0, size, size)
    pen.strokeStyle = colour
    pen.lineWidth = width
    pen.strokeRect(0, 0, size, size)
  })
}

function waves(id: string, pitch: number, width: number, colour: string, ground: string): MapImage {
  return image(id, pitch, (pen, size) => {
    pen.fillStyle = ground
    pen.fillRect(0, 0, size, size)
    pen.strokeStyle = colour
    pen.lineWidth = width
    pen.beginPath()
    pen.moveTo(0, size / 2)
    pen.bezierCurveTo(size * 0.25, size * 0.1, size * 0.25, size * 0.1, size / 2, size / 2)
    pen.bezierCurveTo(size * 0.75, size * 0.9, size * 0.75, size * 0.9, size, size / 2)
    pen.stroke()
  })
}

function outline(pen: CanvasRenderingContext2D, points: [number, number][]): void {
  pen.beginPath()
  points.forEach(([x, y], index) => (index ? pen.lineTo(x, y) : pen.moveTo(x, y)))
  pen.closePath()
}

/** Fills and strokes over a white halo, so that a marker stands out on any ground. */
function stamp(pen: CanvasRenderingContext2D, fill: string, edge: string, width: number): void {
  pen.strokeStyle = token('white')
  pen.lineWidth = width + 3
  pen.stroke()
  pen.fillStyle = fill
  pen.fill()
  pen.strokeStyle = edge
  pen.lineWidth = width
  pen.stroke()
}

const diamond =
  (half: string | null) =>
  (pen: CanvasRenderingContext2D, size: number, fill: string, edge: string): void => {
    const c = size / 2
    const r = 6.5
    const shape: [number, number][] = [
      [c, c - r],
      [c + r, c],
      [c, c + r],
      [c - r, c],
    ]
    outline(pen, shape)
    stamp(pen, fill, edge, fill === token('white') ? 2 : 1.2)
    if (half) {
      outline(pen, [shape[0]!, [c, c + r], shape[3]!])
      pen.fillStyle = half
      pen.fill()
    }
  }

const square: Draw = (pen, size) => {
  pen.beginPath()
  pen.rect(size / 2 - 7.5, size / 2 - 7.5, 15, 15)
}
const triangle: Draw = (pen, size) =>
  outline(pen, [
    [size / 2, size / 2 - 7.5],
    [size / 2 + 8.5, size / 2 + 7],
    [size / 2 - 8.5, size / 2 + 7],
  ])
const disc: Draw = (pen, size) => {
  pen.beginPath()
  pen.arc(size / 2, size / 2, 6.5, 0, Math.PI * 2)
}

const smallDisc: Draw = (pen, size) => {
  pen.beginPath()
  pen.arc(size / 2, size / 2, 3.5, 0, Math.PI * 2)
}

const OUTLINES = { SQUARE: square, TRIANGLE: triangle, DISC: disc, SMALL_DISC: smallDisc }

/** The names under which the map places the markers of the description. */
const MARKS: [string, string, number][] = [
  ['mark-suspected', 'HOLLOW_DIAMOND', 20],
  ['mark-investigating', 'HALF_DIAMOND', 20],
  ['mark-found', 'FILLED_DIAMOND', 20],
  ['mark-late', 'SMALL_DISC', 20],
  ['lamp-RED', 'RED_LAMP', 24],
  ['lamp-YELLOW', 'YELLOW_LAMP', 24],
  ['lamp-GREEN', 'GREEN_LAMP', 24],
  ['lamp-GREY', 'GREY_LAMP', 24],
]

function marker(id: string, name: string, size: number): MapImage {
  const look = SYMBOLS.markers[name]!
  const [fill, edge] = [token(look.fill), token(look.edge)]
  return image(id, size, (pen) => {
    if (look.shape === 'DIAMOND' || look.shape === 'HALF_DIAMOND') {
      diamond(look.shape === 'HALF_DIAMOND' ? edge : null)(pen, size, fill, edge)
      return
    }
    OUTLINES[look.shape](pen, size)
    stamp(pen, fill, edge, fill === token('white') ? 2 : look.shape === 'SMALL_DISC' ? 1.6 : 1.2)
  })
}

function pattern(name: string, look: Pattern): MapImage {
  const id = `fill-${name}`
  const [colour, ground] = [token(look.colour), look.ground ? token(look.ground) : undefined]
  if (look.kind === 'DOTS') return dots(id, look.pitchPx, look.linePx, colour, ground!)
  if (look.kind === 'GRID') return grid(id, look.pitchPx, look.linePx, colour, ground!)
  if (look.kind === 'LEVEL') return waves(id, look.pitchPx, look.linePx, colour, ground!)
  return hatch(id, look.pitchPx, colour, look.linePx, look.kind === 'RISING', ground)
}

/** Every picture that the styles of this room name. */
export function mapImages(): MapImage[] {
  return [
    ...Object.entries(SYMBOLS.patterns).map(([name, look]) => pattern(name, look)),
    ...MARKS.map(([id, name, size]) => marker(id, name, size)),
  ]
}
