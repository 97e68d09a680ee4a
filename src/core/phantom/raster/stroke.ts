import type { Point } from '../../geometry/point.ts'
import { clamp01, f64, mix } from '../numbers.ts'
import { eachPixel, lay, type Canvas, type Rgb } from './canvas.ts'

export interface Brush {
  /** Width in pixels at the first and at the last point. */
  readonly from: number
  readonly to: number
  readonly colour: Rgb
  /** How much the stroke covers, 0 to 1. */
  readonly cover: number
  /** Width of the soft border in pixels; 1 is a sharp, anti-aliased edge. */
  readonly soft?: number
}

/** Draws a tapering stroke through the points. */
export function drawStroke(canvas: Canvas, points: readonly Point[], { from, to, colour, cover, soft = 1 }: Brush): void {
  const reach = Math.max(from, to) / 2 + soft
  const last = points.length - 1
  const xs = Float64Array.from(points, ([x]) => x)
  const ys = Float64Array.from(points, ([, y]) => y)
  const box = [Math.min(...xs) - reach, Math.min(...ys) - reach, Math.max(...xs) + reach, Math.max(...ys) + reach] as const
  eachPixel(canvas, box, (pixel, x, y) => {
    let strongest = 0
    for (let index = 0; index < last; index++) {
      const ax = f64(xs, index)
      const ay = f64(ys, index)
      const dx = f64(xs, index + 1) - ax
      const dy = f64(ys, index + 1) - ay
      // A place off the segment's box by more than the reach is not touched.
      if (x < Math.min(ax, ax + dx) - reach || x > Math.max(ax, ax + dx) + reach) continue
      const t = clamp01(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1))
      const offX = x - ax - t * dx
      const offY = y - ay - t * dy
      const width = mix(from, to, (index + t) / last)
      const alpha = clamp01((width / 2 + soft / 2 - Math.sqrt(offX * offX + offY * offY)) / soft) * Math.min(1, width)
      if (alpha > strongest) strongest = alpha
    }
    if (strongest > 0) lay(canvas, pixel, strongest * cover, colour[0], colour[1], colour[2])
  })
}
