import { bell, smoothStep } from '../numbers.ts'
import type { Camera } from '../raster/camera.ts'
import type { Canvas, Rgb } from '../raster/canvas.ts'
import { drawEllipsoid } from '../raster/ellipsoid.ts'
import type { PhantomSpec } from '../spec.ts'
import { inkMatt } from './body.ts'
import { headLighting } from './lighting.ts'
import { SKIN } from './tones.ts'

/** Draws the ears: an outer rim, the hollow in front of it, and a lobe that narrows. */
export function drawEars(canvas: Canvas, camera: Camera, spec: PhantomSpec): void {
  const light = headLighting(spec.light, camera)
  const [r, g, b] = SKIN[spec.looks.skin].skin
  const tone: Rgb = [r, g * 0.9, b * 0.88]
  for (const side of [-1, 1]) {
    drawEllipsoid(canvas, camera, { centre: [side * 79, 4, -34], radii: [11.5, 31, 17] }, ({ x, y, z, nx, ny, nz }, ink) => {
      const out = Math.abs(x) - 79
      const hollow = 0.45 * bell(out - 2 - 0.02 * (y - 4) ** 2, 2.6) * bell(y - 4, 14) * smoothStep(-36, -24, z)
      const fold = 0.25 * bell(out - 6.2 + 0.01 * (y - 6) ** 2, 1.1) * smoothStep(-14, 0, y)
      inkMatt(ink, tone, light(nx, ny, nz), 0.92 * (1 - hollow) * (1 - fold))
      ink.cover = y < -14 ? smoothStep(9.5, 8.5, out + (-14 - y) * 0.25) : 1
    })
  }
}
