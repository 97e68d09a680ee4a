import type { Point } from '../../geometry/point.ts'
import type { Side } from '../../face/side.ts'
import { hash } from '../noise.ts'
import { at, bell, mix, smoothStep } from '../numbers.ts'
import type { Camera } from '../raster/camera.ts'
import { heightOf } from '../raster/band.ts'
import { eachPixel, shade, type Canvas, type Rgb } from '../raster/canvas.ts'
import { drawStroke } from '../raster/stroke.ts'
import type { PhantomSpec } from '../spec.ts'
import { REST_FISSURE, type RestFace } from '../surface/rest-face.ts'
import { lidTravel } from '../surface/deform.ts'
import { along, outline } from './outline.ts'
import { BROW, SKIN } from './tones.ts'

const UPPER_LASHES = 46
const LOWER_LASHES = 26

/** A lash: out of the margin, then bent upwards as far as the eye is open. */
function lash(root: Point, lean: number, length: number, rise: number): Point[] {
  return [0, 0.33, 0.66, 1].map((t) => [root[0] + lean * length * t, root[1] + length * (0.35 * t * (1 - rise) - rise * t * t)] as const)
}

/** Height of the crease above the margin of a lid at rest; it follows the margin only in part, and at most hides it. */
const CREASE = 3.8
const CREASE_FOLLOWS = 0.25
const LEAST_PRETARSAL = 0.8

/**
 * The fold of the upper lid: where its skin tucks in, `height` mm above the margin, and the plate of the lid below it,
 * which catches the light. A lid that closes draws the fold out.
 */
function drawCrease(canvas: Canvas, upper: readonly Point[], perMm: number, height: number, open: number): void {
  const [first, last] = [at(upper[0] ?? [], 0), at(upper[upper.length - 1] ?? [], 0)]
  const tops = upper.map(([, y]) => y)
  const box = [first, Math.min(...tops) - (height + 6) * perMm, last, Math.max(...tops)] as const
  const strength = mix(0.12, 0.46, open)
  eachPixel(canvas, box, (pixel, x, y) => {
    const margin = heightOf(upper, x)
    if (margin === null) return
    const along01 = (x - first) / (last - first)
    const above = (margin - y) / perMm
    if (above < 0) return
    const place = height * (1 - 0.25 * (2 * along01 - 1) ** 2)
    const ends = smoothStep(0, 0.18, along01) * smoothStep(1, 0.82, along01)
    const from = above - place
    const fold = strength * Math.exp((-from * from) / (from < 0 ? 0.5 : 2.4))
    const plate = 0.09 * bell(above - 0.5 * place, 0.28 * place) * smoothStep(1, 3, place)
    const dark = (fold - plate) * ends
    if (dark > 0.004 || dark < -0.004) shade(canvas, pixel, 1 - 0.85 * dark, 1 - dark, 1 - dark)
  })
}

/** Draws lid margins, the crease of the upper lid and the lashes of one eye. */
export function drawLidMargins(canvas: Canvas, camera: Camera, rest: RestFace, positions: Float64Array, spec: PhantomSpec, side: Side): void {
  const upper = outline(camera, positions, rest.eyes[side].upper.vertices)
  const lower = outline(camera, positions, rest.eyes[side].lower.vertices)
  const perMm = camera.pixelsPerMm
  const { lowered, raised } = lidTravel(spec.sides[side])
  const open = Math.min(1, Math.max(0, (REST_FISSURE - lowered - raised) / REST_FISSURE))
  const dark = BROW[spec.looks.hair]
  const lashes: Rgb = [dark[0] * 0.35, dark[1] * 0.3, dark[2] * 0.3]
  const { skin, lip } = SKIN[spec.looks.skin]
  const wet: Rgb = [mix(skin[0], lip[0], 0.35), mix(skin[1], lip[1], 0.4), mix(skin[2], lip[2], 0.4)]
  const brow = Math.max(0, spec.sides[side].browRaise)
  const pretarsal = Math.max(LEAST_PRETARSAL, CREASE + (1 - CREASE_FOLLOWS) * lowered + 0.25 * brow)
  drawCrease(canvas, upper, perMm, pretarsal, open)
  const below = lower.map(([x, y]) => [x, y + 0.45 * perMm] as const)
  drawStroke(canvas, below.slice(5, -5), { from: 0.9 * perMm, to: 0.9 * perMm, colour: wet, cover: 0.4 * smoothStep(0, 0.3, open), soft: perMm * 0.5 })
  // The roots of the lashes lie on the margin's edge, half over the eye.
  drawStroke(canvas, upper, { from: 0.7 * perMm, to: 0.7 * perMm, colour: lashes, cover: 0.8, soft: 0.5 * perMm })
  drawStroke(canvas, lower.map(([x, y]) => [x, y + 0.7 * perMm] as const), { from: 0.35 * perMm, to: 0.35 * perMm, colour: lashes, cover: 0.3, soft: 0.5 * perMm })
  const outward = side === 'left' ? 1 : -1
  const place = (share: number): number => (side === 'left' ? share : 1 - share)
  for (let index = 0; index < UPPER_LASHES; index++) {
    const lateral = 0.12 + (0.87 * (index + 0.8 * hash(index, 1, 17))) / UPPER_LASHES
    // Lashes of an open eye point at the camera; those of a closed one are seen in their length.
    const length = perMm * mix(2.6, 6, lateral ** 0.8) * mix(1, 0.62, open) * (0.75 + 0.4 * hash(index, 2, 17))
    const lean = outward * mix(-0.35, 0.75, lateral) + 0.25 * (hash(index, 3, 17) - 0.5) * outward
    const rise = mix(-0.55, 0.42, smoothStep(0, 0.8, open))
    drawStroke(canvas, lash(along(upper, place(lateral)), lean, length, rise), { from: 0.24 * perMm, to: 0.08 * perMm, colour: lashes, cover: 0.7 })
  }
  for (let index = 0; index < LOWER_LASHES; index++) {
    const lateral = 0.2 + (0.75 * (index + 0.8 * hash(index, 4, 17))) / LOWER_LASHES
    const root = along(lower, place(lateral))
    const length = perMm * 2.1 * (0.7 + 0.5 * hash(index, 5, 17))
    const lean = outward * mix(-0.2, 0.6, lateral)
    drawStroke(canvas, lash([root[0], root[1] + 0.6 * perMm], lean, length, -0.5), { from: 0.2 * perMm, to: 0.08 * perMm, colour: lashes, cover: 0.45 })
  }
}
