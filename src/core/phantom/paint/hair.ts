import { smoothNoise } from '../noise.ts'
import { bell, mix, smoothStep } from '../numbers.ts'
import type { Camera } from '../raster/camera.ts'
import type { Canvas, Rgb } from '../raster/canvas.ts'
import { drawEllipsoid, type Ink, type Spot } from '../raster/ellipsoid.ts'
import type { HairStyle, PhantomSpec } from '../spec.ts'
import { inkMatt } from './body.ts'
import { rootCover, withinHairline } from './hairline.ts'
import { headLighting, type Lighting } from './lighting.ts'
import { SKULL } from './skull.ts'
import { HAIR, SKIN } from './tones.ts'

/** The scalp behind the skin of the face: skin where it is bare, roots of hair within the hairline. */
function drawScalp(canvas: Canvas, camera: Camera, { looks }: PhantomSpec, light: Lighting): void {
  const { skin, sheen } = SKIN[looks.skin]
  const tone = HAIR[looks.hair]
  drawEllipsoid(canvas, camera, SKULL, ({ x, y, z, nx, ny, nz }, ink) => {
    const lit = light(nx, ny, nz)
    const side = Math.abs(x)
    const covered = rootCover(looks.style, side, y, z)
    const shine = lit.mirrored * sheen * (1 - covered)
    ink.red = mix(skin[0], tone[0], covered) * lit.red + shine
    ink.green = mix(skin[1], tone[1], covered) * lit.green + shine
    ink.blue = mix(skin[2], tone[2], covered) * lit.blue + shine
    ink.cover = y > 66 || (y > 8 && z < 12) ? 1 : 0
  })
}

/**
 * Which strand passes a place, radians: long hair falls from the parting and is tucked behind the ears, short hair is
 * brushed up and out of the face.
 */
const strandAngle = (style: HairStyle, side: number, y: number, z: number): number =>
  style === 'long' ? Math.atan2(z + 58, y + 6) : Math.atan2(side, y + 34)

/** The unevenness of strands, about −1.7 to 1.7; it changes across them quickly and slowly along them. */
function strands(style: HairStyle, angle: number, side: number, y: number, z: number): number {
  const fall = style === 'long' ? side * 0.02 : y * 0.045 + z * 0.03
  return (
    0.7 * smoothNoise(angle * 34 + 0.4 * smoothNoise(side * 0.06, y * 0.06, 23), fall, 21) +
    0.6 * smoothNoise(angle * 96, 1.7 * fall, 22) +
    0.4 * smoothNoise(angle * 260, 2 * fall, 24)
  )
}

/** Inks combed strands with an uneven band of gloss across them. */
function inkStrands(ink: Ink, tone: Rgb, light: Lighting, strand: number, { ny, nx, nz }: Readonly<Spot>, depth: number): void {
  const lit = light(nx, ny, nz)
  const gloss = (0.2 * bell(ny - 0.6 + 0.07 * strand, 0.15) * Math.max(0, nz) + 0.07 * lit.mirrored) * (0.8 + 0.35 * strand)
  const dark = 1.1 * (0.72 + 0.27 * strand) * depth
  ink.red = tone[0] * (lit.red * dark + gloss * 1.6) + gloss * 0.015
  ink.green = tone[1] * (lit.green * dark + gloss * 1.6) + gloss * 0.015
  ink.blue = tone[2] * (lit.blue * dark + gloss * 1.6) + gloss * 0.015
}

/** Long hair behind the ears, down to the shoulders. */
function drawLocks(canvas: Canvas, camera: Camera, tone: Rgb, light: Lighting): void {
  for (const end of [-1, 1]) {
    drawEllipsoid(canvas, camera, { centre: [end * 65, -55, -58], radii: [28, 114, 46] }, ({ x, y, nx, ny, nz, facing }, ink) => {
      const side = Math.abs(x)
      // Each lock waves on its way down.
      const across = side + 2.2 * Math.sin(y * 0.045 + 1) + 0.03 * y
      const strand = smoothNoise(across * 0.42, y * 0.014, 41) + 0.7 * smoothNoise(across * 1.3, y * 0.02, 42) + 0.4 * smoothNoise(across * 3.1, y * 0.02, 43)
      const shadow = mix(0.4, 1, smoothStep(52, 82, side))
      inkMatt(ink, tone, light(nx, ny, nz), (0.85 + 0.3 * strand) * shadow * 1.1)
      ink.cover = smoothStep(0, 0.12, facing - 0.04 - 0.06 * Math.abs(strand))
    })
  }
}

/** Draws the hair of the head and the scalp beneath it. */
export function drawHair(canvas: Canvas, camera: Camera, spec: PhantomSpec): void {
  const { style, hair } = spec.looks
  const light = headLighting(spec.light, camera)
  const tone = HAIR[hair]
  const long = style === 'long'
  drawScalp(canvas, camera, spec, light)
  if (style === 'bald') return
  const radii = long ? ([81.5, 101, 92] as const) : ([80.5, style === 'receding' ? 97 : 102, 92] as const)
  drawEllipsoid(canvas, camera, { centre: SKULL.centre, radii }, (spot, ink) => {
    const { x, y, z, facing } = spot
    const side = Math.abs(x)
    const within = withinHairline(style, side, y, z)
    // Above the ear the volume of the hair ends; what lies lower are roots on the skin.
    const hanging = y - (z > -60 ? 24 : -30)
    if (within < -4 || hanging < -6) {
      ink.cover = 0
      return
    }
    const angle = strandAngle(style, side, y, z)
    const strand = strands(style, angle, side, y, z)
    const edge = smoothStep(0, style === 'receding' ? 15 : 5.5, within + 1.9 * strand)
    const fringe = smoothStep(-2, 7, hanging + 2.5 * strand)
    // Single hairs stand off the outline.
    const wisp = long ? 0.05 : 0.08
    const outline = smoothStep(0, 0.16, facing - 0.45 * wisp - wisp * Math.abs(strand))
    // Along the parting the scalp shows between the hairs.
    const parting = long ? 0.3 * smoothStep(1.3 + 0.5 * strand, 0.2, side) * smoothStep(84, 92, y) * smoothStep(0.2, 0.5, facing) : 0
    const shadow = (long ? 1 - 0.35 * bell(side - 2.4, 1.2) : 1) * mix(0.8, 1, smoothStep(0, 12, within))
    ink.cover = edge * fringe * outline * (1 - parting)
    if (ink.cover > 0) inkStrands(ink, tone, light, strand, spot, shadow)
  })
  if (long) drawLocks(canvas, camera, tone, light)
}
