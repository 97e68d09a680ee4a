import type { Side } from '../../face/side.ts'
import { smoothNoise } from '../noise.ts'
import { at, bell, clamp01, mix, smoothStep } from '../numbers.ts'
import type { Camera } from '../raster/camera.ts'
import { eachPixelBetween } from '../raster/band.ts'
import { lay, type Canvas, type Rgb } from '../raster/canvas.ts'
import type { PhantomSpec } from '../spec.ts'
import type { RestFace } from '../surface/rest-face.ts'
import { outline } from './outline.ts'
import { IRIS } from './tones.ts'

const PUPIL_RADIUS = 1.75
const SCLERA: Rgb = [0.6, 0.555, 0.525]
const CARUNCLE: Rgb = [0.52, 0.24, 0.21]

function irisColour(tone: Rgb, u: number, v: number, radius: number, blur: number): Rgb {
  const r = Math.hypot(u, v)
  const angle = Math.atan2(v, Math.abs(u))
  const fibres = 1 + 0.3 * smoothNoise(angle * 14, r * 0.5, 11) * smoothStep(PUPIL_RADIUS, 3, r)
  const collarette = 1 + 0.45 * bell(r - 2.9, 0.7)
  const limbus = 1 - 0.72 * smoothStep(radius - 1.3, radius - 0.1, r)
  const lower = 1 + 0.25 * clamp01(-v / radius)
  const lit = fibres * collarette * limbus * lower
  const pupil = smoothStep(PUPIL_RADIUS + blur, PUPIL_RADIUS - blur, r)
  return [mix(tone[0] * lit, 0.004, pupil), mix(tone[1] * lit, 0.004, pupil), mix(tone[2] * lit, 0.004, pupil)]
}

/** Draws what the lids leave visible of one eye. */
export function drawEye(canvas: Canvas, camera: Camera, rest: RestFace, positions: Float64Array, spec: PhantomSpec, side: Side): void {
  const upper = outline(camera, positions, rest.eyes[side].upper.vertices)
  const lower = outline(camera, positions, rest.eyes[side].lower.vertices)
  const pupil = rest.pupil[side]
  const depth = camera.turn(pupil)[2]
  const mm = spec.mmPerPixel
  const radius = spec.irisDiameter / 2
  const nasal = side === 'left' ? -1 : 1
  const tone = IRIS[spec.looks.iris]
  const xs = rest.eyes[side].upper.x
  const inner = side === 'left' ? at(xs, 0) : at(xs, xs.length - 1)
  const [lightX, lightY] = spec.light
  eachPixelBetween(canvas, upper, lower, (pixel, x, y, cover, under, over) => {
    const [cx, cy] = camera.place(x, y)
    const head = camera.unturn([cx, cy, depth])
    const u = head[0] - pupil[0]
    const v = head[1] - pupil[1]
    const r = Math.hypot(u, v)
    const globe = 1 - 0.42 * smoothStep(4, 15, r) ** 1.2
    const veins = 1 - 0.06 * smoothNoise(Math.abs(u) * 0.9, v * 2.4, 3)
    const iris = smoothStep(radius + 0.5 * mm + 0.12, radius - 0.5 * mm - 0.12, r)
    const colour = irisColour(tone, u, v, radius, Math.max(0.2, mm * 0.6))
    const pink = smoothStep(4.2, 2, Math.abs(head[0] - inner)) * smoothStep(0, 1, nasal * u - 5)
    const lidShadow = 0.42 + 0.58 * smoothStep(-0.3, 2.8, under * mm) * (0.8 + 0.2 * smoothStep(0, 1.2, over * mm))
    const spark = smoothStep(1.15, 0.75, Math.hypot(u - 6.5 * lightX, v - 0.9 - 1.5 * lightY))
    const channel = (k: 0 | 1 | 2, redness: number): number => {
      const white = mix(SCLERA[k] * globe * (1 - (1 - veins) * redness), CARUNCLE[k], pink)
      return mix(mix(white, colour[k], iris) * lidShadow, 0.95, 0.9 * spark)
    }
    lay(canvas, pixel, cover, channel(0, 0.2), channel(1, 1), channel(2, 1))
  })
}
