import type { Point } from '../../geometry/point.ts'
import { clamp01, mix } from '../numbers.ts'
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

/** Distance from (x, y) to the segment, and how far along it the nearest place is, 0 to 1. */
function toSegment(x: number, y: number, a: Point, b: Point): readonly [number, number] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : clamp01(((x - a[0]) * dx + (y - a[1]) * dy) / length)
  return [Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy), t]
}

/** Draws a tapering stroke through the points. */
export function drawStroke(canvas: Canvas, points: readonly Point[], { from, to, colour, cover, soft = 1 }: Brush): void {
  const reach = Math.max(from, to) / 2 + soft
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const box = [Math.min(...xs) - reach, Math.min(...ys) - reach, Math.max(...xs) + reach, Math.max(...ys) + reach] as const
  const last = points.length - 1
  eachPixel(canvas, box, (pixel, x, y) => {
    let strongest = 0
    for (let index = 0; index < last; index++) {
      const [a, b] = [points[index], points[index + 1]]
      if (a === undefined || b === undefined) break
      const [distance, t] = toSegment(x, y, a, b)
      const width = mix(from, to, (index + t) / last)
      const alpha = clamp01((width / 2 + soft / 2 - distance) / soft) * Math.min(1, width)
      if (alpha > strongest) strongest = alpha
    }
    if (strongest > 0) lay(canvas, pixel, strongest * cover, ...colour)
  })
}
