import type { Canvas } from '../raster/canvas.ts'
import type { PhantomSpec } from '../spec.ts'

/** Draws the wall behind, brighter in the middle. */
export function drawWall({ width, height, light }: Canvas, { looks }: PhantomSpec): void {
  const [red, green, blue] = looks.wall
  for (let row = 0; row < height; row++) {
    const down = ((row + 0.5) / height - 0.4) ** 2
    for (let column = 0; column < width; column++) {
      const aside = (column + 0.5) / width - 0.5
      const glow = 1.08 - 0.5 * (aside * aside + down)
      const offset = 3 * (row * width + column)
      light[offset] = red * glow
      light[offset + 1] = green * glow
      light[offset + 2] = blue * glow
    }
  }
}
