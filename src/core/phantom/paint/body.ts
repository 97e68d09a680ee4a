import { smoothNoise } from '../noise.ts'
import { bell, smoothStep } from '../numbers.ts'
import { cameraOf } from '../raster/camera.ts'
import type { Canvas, Rgb } from '../raster/canvas.ts'
import { drawEllipsoid, type Ink } from '../raster/ellipsoid.ts'
import type { PhantomSpec } from '../spec.ts'
import { lighting, type Lit } from './lighting.ts'
import { SKIN } from './tones.ts'

/** Inks a matt surface of this reflectance. */
export function inkMatt(ink: Ink, tone: Rgb, lit: Readonly<Lit>, factor: number): void {
  ink.red = tone[0] * lit.red * factor
  ink.green = tone[1] * lit.green * factor
  ink.blue = tone[2] * lit.blue * factor
}

/** Draws neck and shoulders: they stay when the head turns. */
export function drawBody(canvas: Canvas, spec: PhantomSpec): void {
  const camera = cameraOf({ ...spec, pose: { yaw: 0, pitch: 0, roll: 0 } })
  const light = lighting(spec.light)
  const { skin } = SKIN[spec.looks.skin]
  drawEllipsoid(canvas, camera, { centre: [0, -120, -62], radii: [57, 150, 52] }, ({ x, y, nx, ny, nz }, ink) => {
    const chinShadow = 1 - 0.62 * bell(x, 62) * smoothStep(-150, -98, y)
    const tendon = 1 - 0.12 * bell(Math.abs(x) - 26 - (y + 120) * 0.2, 5)
    inkMatt(ink, skin, light(nx, ny, nz), 0.9 * chinShadow * tendon)
    ink.cover = 1
  })
  drawEllipsoid(canvas, camera, { centre: [0, -250, -60], radii: [205, 122, 92] }, ({ x, y, nx, ny, nz }, ink) => {
    const neckline = y + 166 - 0.0062 * x * x
    const folds = 1 + 0.1 * smoothNoise(Math.abs(x) * 0.03 + y * 0.01, y * 0.02, 8)
    const seam = 1 - 0.4 * bell(neckline + 7, 1.2) - 0.35 * bell(neckline, 1.5)
    inkMatt(ink, spec.looks.shirt, light(nx, ny, nz), 1.25 * folds * seam)
    ink.cover = smoothStep(0.6, -0.6, neckline)
  })
}
