import type { Side } from '../../face/side.ts'
import { hash } from '../noise.ts'
import { mix, smoothStep } from '../numbers.ts'
import type { Camera } from '../raster/camera.ts'
import type { Canvas, Rgb } from '../raster/canvas.ts'
import { drawStroke } from '../raster/stroke.ts'
import type { PhantomSpec } from '../spec.ts'
import { BROW_LOWER, BROW_UPPER } from '../surface/contours.ts'
import { along, outline } from './outline.ts'
import { BROW } from './tones.ts'

const HAIRS = 620

/** Draws the hairs of one brow: upright at the medial end, flat along the lateral one. */
export function drawBrow(canvas: Canvas, camera: Camera, positions: Float64Array, spec: PhantomSpec, side: Side): void {
  const upper = outline(camera, positions, BROW_UPPER[side])
  const lower = outline(camera, positions, BROW_LOWER[side])
  const perMm = camera.pixelsPerMm
  const colour = BROW[spec.looks.hair]
  const outward = side === 'left' ? 1 : -1
  const fade = 1 - 0.3 * spec.looks.age
  const middle = [0, 0.25, 0.5, 0.75, 0.94].map((medial) => {
    const [top, bottom] = [along(upper, medial), along(lower, medial)]
    return [(top[0] + bottom[0]) / 2, (top[1] + bottom[1]) / 2] as const
  })
  // Fine hairs and the shadow of the strong ones, too small to be seen singly.
  const shadow: Rgb = [colour[0] * 0.6, colour[1] * 0.6, colour[2] * 0.6]
  drawStroke(canvas, middle, { from: 2.4 * perMm, to: 6 * perMm, colour: shadow, cover: 0.3 * fade, soft: 4 * perMm })
  for (let index = 0; index < HAIRS; index++) {
    const medial = hash(index, 1, 29)
    const up = 0.06 + 0.88 * hash(index, 2, 29)
    const tail = smoothStep(0.62, 0.02, medial)
    const [top, bottom] = [along(upper, medial), along(lower, medial)]
    const spread = mix(up, 0.5 + (up - 0.5) * 0.55, tail)
    const root = [mix(bottom[0], top[0], spread), mix(bottom[1], top[1], spread)] as const
    const length = perMm * (4.2 + 2.4 * hash(index, 3, 29))
    const steep = mix(0.25 - 0.5 * up, 0.95, smoothStep(0.55, 1, medial)) + 0.25 * (hash(index, 4, 29) - 0.5)
    const points = [0, 0.5, 1].map((t) => [
      root[0] + outward * length * t * Math.cos(steep) - outward * 0.3 * length,
      root[1] - length * t * Math.sin(steep * (1 - 0.4 * t)) + tail * 0.25 * length * t + 0.08 * length,
    ] as const)
    const ends = smoothStep(0, 0.06, medial) * smoothStep(1.02, 0.88, medial)
    drawStroke(canvas, points, { from: 0.38 * perMm, to: 0.11 * perMm, colour, cover: fade * (0.38 + 0.3 * hash(index, 5, 29)) * mix(0.4, 1, ends) })
  }
}
