import { f32, f64, i32 } from '../numbers.ts'
import type { Canvas } from './canvas.ts'

/** Draws one pixel from the interpolated attributes of the surface there. */
export type Shader = (pixel: number, attributes: Float64Array) => void

/**
 * Draws triangles with hidden-surface removal. `projected` holds pixel x, y and depth of every vertex; `attributes`
 * holds `stride` numbers for every vertex, interpolated linearly. Back faces are left out.
 */
export function drawTriangles(
  canvas: Canvas,
  projected: Float64Array,
  triangles: Int32Array,
  attributes: Float32Array,
  stride: number,
  shader: Shader,
): void {
  const { width, height, depth } = canvas
  const values = new Float64Array(stride)
  for (let t = 0; t < triangles.length; t += 3) {
    const a = i32(triangles, t)
    const b = i32(triangles, t + 1)
    const c = i32(triangles, t + 2)
    const ax = f64(projected, 3 * a)
    const ay = f64(projected, 3 * a + 1)
    const az = f64(projected, 3 * a + 2)
    const bx = f64(projected, 3 * b)
    const by = f64(projected, 3 * b + 1)
    const bz = f64(projected, 3 * b + 2)
    const cx = f64(projected, 3 * c)
    const cy = f64(projected, 3 * c + 1)
    const cz = f64(projected, 3 * c + 2)
    const area = (cx - ax) * (by - ay) - (bx - ax) * (cy - ay)
    if (area <= 1e-9) continue
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5))
    const right = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5))
    const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5))
    const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5))
    for (let row = top; row <= bottom; row++) {
      const y = row + 0.5
      for (let column = left; column <= right; column++) {
        const x = column + 0.5
        const wb = ((cx - ax) * (y - ay) - (x - ax) * (cy - ay)) / area
        const wc = ((x - ax) * (by - ay) - (bx - ax) * (y - ay)) / area
        const wa = 1 - wb - wc
        if (wa < -1e-9 || wb < -1e-9 || wc < -1e-9) continue
        const z = wa * az + wb * bz + wc * cz
        const pixel = row * width + column
        if (z <= f32(depth, pixel)) continue
        depth[pixel] = z
        for (let k = 0; k < stride; k++) {
          values[k] =
            wa * f32(attributes, a * stride + k) + wb * f32(attributes, b * stride + k) + wc * f32(attributes, c * stride + k)
        }
        shader(pixel, values)
      }
    }
  }
}
