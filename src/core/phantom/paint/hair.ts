import { smoothNoise } from '../noise.ts'
import { bell, mix, smoothStep } from '../numbers.ts'
import type { Camera } from '../raster/camera.ts'
import type { Canvas, Rgb } from '../raster/canvas.ts'
import { drawEllipsoid, type Ink, type Spot } from '../raster/ellipsoid.ts'
import type { PhantomSpec } from '../spec.ts'
import { inkMatt } from './body.ts'
import { headLighting, type Lighting } from './lighting.ts'
import { HAIR, SKIN } from './tones.ts'

/** Where hair begins above the forehead at |x| from the midline, mm in head space. */
function hairline({ looks }: PhantomSpec, side: number): number {
  const receding = looks.style === 'receding' ? 1 : 0
  const temple = receding * 20 * bell(side - 42, 15)
  return 82 + 12 * receding + temple - 0.0042 * side * side - 46 * smoothStep(58, 72, side)
}

/** The scalp: skin where it is bare, shaded by the hair that grows from it. */
function drawScalp(canvas: Canvas, camera: Camera, spec: PhantomSpec, light: Lighting): void {
  const { style, hair, skin } = spec.looks
  const bare = SKIN[skin].skin
  const { sheen } = SKIN[skin]
  const tone = HAIR[hair]
  drawEllipsoid(canvas, camera, { centre: [0, 22, -42], radii: [76, 98, 83] }, ({ y, z, nx, ny, nz }, ink) => {
    const lit = light(nx, ny, nz)
    const covered = style === 'bald' ? 0 : style === 'receding' ? smoothStep(70, 50, y) : smoothStep(26, 6, z - 0.2 * y)
    const shine = lit.mirrored * sheen * (1 - covered)
    ink.red = mix(bare[0], tone[0], covered) * lit.red + shine
    ink.green = mix(bare[1], tone[1], covered) * lit.green + shine
    ink.blue = mix(bare[2], tone[2], covered) * lit.blue + shine
    ink.cover = y > 66 || (y > 8 && z < 12) ? 1 : 0
  })
}

/** Inks combed strands with a band of gloss across them. */
function inkStrands(ink: Ink, tone: Rgb, light: Lighting, { x, y, z, nx, ny, nz }: Readonly<Spot>): void {
  const angle = Math.atan2(Math.abs(x) + 4, Math.sqrt((y - 20) ** 2 + 0.09 * z * z) + 10)
  const strand = smoothNoise(angle * 46, y * 0.035 + z * 0.03, 21) + 0.7 * smoothNoise(angle * 130, y * 0.05, 22)
  const lit = light(nx, ny, nz)
  const gloss = 0.25 * bell(ny - 0.62 + 0.05 * strand, 0.16) * Math.max(0, nz) + 0.08 * lit.mirrored
  const dark = 1.15 * (0.75 + 0.28 * strand)
  ink.red = tone[0] * (lit.red * dark + gloss * 1.6) + gloss * 0.02
  ink.green = tone[1] * (lit.green * dark + gloss * 1.6) + gloss * 0.02
  ink.blue = tone[2] * (lit.blue * dark + gloss * 1.6) + gloss * 0.02
}

/** Draws the hair of the head: a cap with a hairline, and locks beside the face when it is long. */
export function drawHair(canvas: Canvas, camera: Camera, spec: PhantomSpec): void {
  const { style, hair } = spec.looks
  const light = headLighting(spec.light, camera)
  const tone = HAIR[hair]
  const long = style === 'long'
  drawScalp(canvas, camera, spec, light)
  if (style === 'bald') return
  drawEllipsoid(canvas, camera, { centre: [0, 24, -34], radii: [84, 104, 98] }, (spot, ink) => {
    const { x, y, z, facing } = spot
    const side = Math.abs(x)
    const edge = hairline(spec, side)
    const ragged = 1.6 * smoothNoise(side * 0.9, z * 0.4, 31)
    const above = smoothStep(edge - 1.5, edge + 1.5, y - ragged)
    const behind = z < -18 ? (long ? 1 : smoothStep(-14, -6, y - 0.2 * (z + 18))) : 0
    const temple = z > -18 && side > 70 ? smoothStep(8, 14, y) * smoothStep(72, 76, side) : 0
    // Hair is thick: at the outline one looks along it, not through it.
    const outline = smoothStep(0.62, 0.5, facing) * smoothStep(10, 16, y)
    ink.cover = Math.max(above, behind, temple, outline)
    if (ink.cover > 0) inkStrands(ink, tone, light, spot)
  })
  if (!long) return
  for (const side of [-1, 1]) {
    drawEllipsoid(canvas, camera, { centre: [side * 68, -44, -56], radii: [27, 116, 46] }, ({ x, y, nx, ny, nz }, ink) => {
      const out = Math.abs(x)
      const strand = smoothNoise(out * 0.55 + y * 0.03, y * 0.02, 41) + 0.7 * smoothNoise(out * 1.5, y * 0.03, 42)
      const shadow = mix(0.55, 1, smoothStep(56, 80, out))
      inkMatt(ink, tone, light(nx, ny, nz), (0.85 + 0.3 * strand) * shadow * 1.15)
      ink.cover = 1
    })
  }
}
