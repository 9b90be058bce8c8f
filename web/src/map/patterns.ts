/**
 * The pictures that MapLibre repeats or places: hatches, dots and markers of the symbol sheet. They are drawn here, once,
 * in screen pixels at twice the size, with the colours of tokens.css.
 */
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

function grid(id: string, pitch: number, colour: string, ground: string): MapImage {
  return image(id, pitch, (pen, size) => {
    pen.fillStyle = ground
    pen.fillRect(0, 0, size, size)
    pen.strokeStyle = colour
    pen.lineWidth = 0.8
    pen.strokeRect(0, 0, size, size)
  })
}

function waves(id: string, pitch: number, colour: string, ground: string): MapImage {
  return image(id, pitch, (pen, size) => {
    pen.fillStyle = ground
    pen.fillRect(0, 0, size, size)
    pen.strokeStyle = colour
    pen.lineWidth = 1
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

function diamond(id: string, kind: 'hollow' | 'half' | 'filled'): MapImage {
  return image(id, 20, (pen, size) => {
    const c = size / 2
    const r = 6.5
    const shape: [number, number][] = [
      [c, c - r],
      [c + r, c],
      [c, c + r],
      [c - r, c],
    ]
    outline(pen, shape)
    if (kind === 'filled') stamp(pen, token('found'), token('overdue'), 1.2)
    else stamp(pen, token('white'), token('suspected'), 2)
    if (kind === 'half') {
      outline(pen, [shape[0], [c, c + r], shape[3]])
      pen.fillStyle = token('suspected')
      pen.fill()
    }
  })
}

function lamp(id: string, draw: Draw, fill: string, edge: string): MapImage {
  return image(id, 24, (pen, size) => {
    draw(pen, size)
    stamp(pen, token(fill), token(edge), 1.2)
  })
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

/** Every picture that the styles of this room name. */
export function mapImages(): MapImage[] {
  return [
    dots('fill-investigating', 8, 1.3, token('suspected'), token('investigating-fill')),
    hatch('fill-found', 8, token('found'), 2, true, token('found-fill')),
    hatch('fill-low', 9, token('low'), 1.2, false),
    dots('fill-no-data', 7, 0.9, token('no-data-dot'), token('no-data')),
    grid('fill-farmland', 8, token('farmland'), token('farmland-fill')),
    waves('fill-flood', 9, token('flood'), token('flood-fill')),
    hatch('fill-vanished', 7, token('vanished'), 0.9, true),
    hatch('fill-control', 10, token('assembly'), 0.8, false),
    hatch('fill-rejected', 7, token('danger'), 1.4, true),
    diamond('mark-suspected', 'hollow'),
    diamond('mark-investigating', 'half'),
    diamond('mark-found', 'filled'),
    image('mark-late', 20, (pen, size) => {
      pen.beginPath()
      pen.arc(size / 2, size / 2, 3.5, 0, Math.PI * 2)
      stamp(pen, token('late-fill'), token('late'), 1.6)
    }),
    lamp('lamp-RED', square, 'lamp-red', 'lamp-red-edge'),
    lamp('lamp-YELLOW', triangle, 'lamp-yellow', 'lamp-yellow-edge'),
    lamp('lamp-GREEN', disc, 'lamp-green', 'lamp-green-edge'),
    image('lamp-GREY', 24, (pen, size) => {
      disc(pen, size)
      stamp(pen, token('white'), token('lamp-grey-edge'), 2)
    }),
  ]
}
