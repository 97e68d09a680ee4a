import { bell, mix, smoothStep } from '../numbers.ts'
import type { Camera } from '../raster/camera.ts'
import type { Canvas, Rgb } from '../raster/canvas.ts'
import { drawEllipsoid } from '../raster/ellipsoid.ts'
import type { PhantomSpec } from '../spec.ts'
import { inkMatt } from './body.ts'
import { headLighting } from './lighting.ts'
import { SKIN } from './tones.ts'

/**
 * The light that reaches a place of an ear: `out` mm from its middle line towards the rim, `up` mm above its middle. The
 * helix rolls over a groove, the antihelix stands in front of the concha, below hangs the lobe.
 */
function relief(out: number, up: number): number {
  const rim = 9.6 * Math.sqrt(Math.max(0, 1 - (up / 31) ** 2))
  const inward = rim - out
  const body = smoothStep(-17, -10, up)
  const groove = 0.42 * bell(inward - 3.4, 1) * body * smoothStep(30, 24, up)
  const helix = 0.16 * bell(inward - 1.4, 1) * body
  const antihelix = 0.1 * bell(inward - 6.2, 1.3) * smoothStep(-14, -8, up)
  const concha = 0.55 * smoothStep(0.5, -2.5, out + 0.012 * (up - 1) ** 2) * bell(up - 1, 9)
  const notch = 0.25 * bell(out + 2, 3) * bell(up + 13, 2.5)
  return (1 - groove) * (1 - concha) * (1 - notch) * (1 + helix + antihelix)
}

/** Draws the ears. */
export function drawEars(canvas: Canvas, camera: Camera, spec: PhantomSpec): void {
  const light = headLighting(spec.light, camera)
  const [r, g, b] = SKIN[spec.looks.skin].skin
  for (const side of [-1, 1]) {
    drawEllipsoid(canvas, camera, { centre: [side * 78, 4, -34], radii: [11, 31, 17] }, ({ x, y, nx, ny, nz }, ink) => {
      const [out, up] = [Math.abs(x) - 78, y - 4]
      const open = relief(out, up)
      // Light shines through the thin rim, and blood through the depths.
      const blood = mix(0.84, 0.93, smoothStep(0.4, 1, open))
      const tone: Rgb = [r, g * blood, b * blood * 0.98]
      inkMatt(ink, tone, light(nx, ny, nz), 0.95 * open)
      // The lobe is narrower than the shell above it.
      ink.cover = up < -12 && out > 9.5 + 0.3 * (up + 12) ? 0 : 1
    })
  }
}
