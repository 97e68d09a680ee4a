import { at, bell, mix, smoothStep } from '../numbers.ts'
import type { Camera } from '../raster/camera.ts'
import { eachPixelBetween } from '../raster/band.ts'
import { lay, type Canvas, type Rgb } from '../raster/canvas.ts'
import { drawStroke } from '../raster/stroke.ts'
import type { PhantomSpec } from '../spec.ts'
import type { RestFace } from '../surface/rest-face.ts'
import { outline } from './outline.ts'

const ENAMEL: Rgb = [0.74, 0.7, 0.6]
const GUM: Rgb = [0.42, 0.16, 0.15]
const DARK: Rgb = [0.035, 0.012, 0.01]
const LINE: Rgb = [0.06, 0.018, 0.016]

/** Where the teeth end sideways, mm from the midline: incisors, canine, premolars, seen from the front. */
const UPPER_TEETH = [0, 8.4, 14.8, 21.2, 25.6, 29]
const LOWER_TEETH = [0, 5.4, 11, 17, 22, 26.5]
/** Heights, mm, of the edges of upper and lower front teeth with the jaw closed, and of the gums. */
const UPPER_EDGE = -43.6
const UPPER_GUM = -32.5
const LOWER_EDGE = -43
const LOWER_GUM = -53

/** Enamel at a place: 0 between teeth and beyond them, 1 in the middle of a tooth; with the tooth's edge rounded. */
function tooth(ends: readonly number[], x: number, fromEdge: number, fromGum: number): number {
  const index = ends.findIndex((end) => x < end)
  if (index < 1) return 0
  const [start, end] = [at(ends, index - 1), at(ends, index)]
  const middle = (2 * x - start - end) / (end - start)
  const edge = fromEdge - 0.9 * middle ** 4
  const gum = fromGum - 1.6 * middle * middle
  const side = 1 - 0.55 * smoothStep(0.8, 1, Math.abs(middle))
  return side * smoothStep(-0.15, 0.25, edge) * smoothStep(-0.2, 0.3, gum)
}

/** Draws the line where the lips meet, and what is seen between them: teeth, gums and the dark behind. */
export function drawMouth(canvas: Canvas, camera: Camera, rest: RestFace, positions: Float64Array, spec: PhantomSpec): void {
  const upper = outline(camera, positions, rest.mouth.upper.vertices)
  const lower = outline(camera, positions, rest.mouth.lower.vertices)
  const mm = spec.mmPerPixel
  const xs = rest.mouth.upper.vertices.map((vertex) => at(positions, 3 * vertex))
  const reach = Math.max(...xs.map(Math.abs))
  // What the depressors of the lip take of its way down, the teeth do not follow.
  const depressed = Math.max(spec.sides.right.lowerLipDrop, spec.sides.left.lowerLipDrop)
  const jaw = -0.92 * Math.max(0, spec.mouthOpening - depressed)
  const line = lower.map(([x, y], index) => [x, (y + at(upper[index] ?? [], 1)) / 2] as const)
  const parted = Math.max(...lower.map(([, y], index) => y - at(upper[index] ?? [], 1))) * mm
  if (parted < 1) {
    drawStroke(canvas, line, { from: 0.8 / mm, to: 0.8 / mm, colour: LINE, cover: 0.7, soft: 0.9 / mm })
  }
  eachPixelBetween(canvas, upper, lower, (pixel, x, y, cover, under, over) => {
    const [cx, cy] = camera.place(x, y)
    const head = camera.unturn([cx, cy, camera.turn([0, -43, 46])[2]])
    const side = Math.abs(head[0])
    const arch = 0.0035 * side * side
    const fromEdge = head[1] - (UPPER_EDGE + arch)
    // Edges that only just pass the lip stay in its shadow.
    const shown = smoothStep(0.2, 1.4, fromEdge + under * mm)
    const up = shown * tooth(UPPER_TEETH, side, fromEdge, UPPER_GUM + arch - head[1])
    const down = tooth(LOWER_TEETH, side, LOWER_EDGE + jaw + arch - head[1], head[1] - (LOWER_GUM + jaw + arch))
    const gums = head[1] > UPPER_GUM + arch - 1.5 || head[1] < LOWER_GUM + jaw + arch + 1.5 ? 1 : 0
    const lit = (0.3 + 0.7 * smoothStep(0, 2.5, under * mm)) * (0.55 + 0.45 * smoothStep(0, 1.5, over * mm)) * (1 - 0.75 * smoothStep(0.45 * reach, reach, side))
    const tongue = 0.22 * bell(side, 14) * smoothStep(-50, -58, head[1]) * smoothStep(6, 14, spec.mouthOpening)
    const channel = (k: 0 | 1 | 2): number => {
      const behind = mix(DARK[k] + GUM[k] * tongue, GUM[k] * lit, 0.85 * gums)
      return mix(mix(behind, ENAMEL[k] * lit * 0.8, down), ENAMEL[k] * lit, up)
    }
    lay(canvas, pixel, cover, channel(0), channel(1), channel(2))
  })
}
