import type { Point } from './point.ts'

const STEPS_PER_SEGMENT = 8

/**
 * A smooth curve through every point (uniform Catmull–Rom spline), as a fine polyline. The ends are reflected, so the
 * first and last segments bend like their neighbours. Read backwards it is the same curve.
 * @see Catmull and Rom 1974, "A class of local interpolating splines"
 */
export function smoothCurve(points: readonly Point[]): Point[] {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return []
  const curve: Point[] = [first]
  for (let i = 0; i + 1 < points.length; i++) {
    const b = points[i] ?? first
    const c = points[i + 1] ?? last
    const a = points[i - 1] ?? reflect(c, b)
    const d = points[i + 2] ?? reflect(b, c)
    for (let step = 1; step <= STEPS_PER_SEGMENT; step++) {
      const t = step / STEPS_PER_SEGMENT
      curve.push([blend(a[0], b[0], c[0], d[0], t), blend(a[1], b[1], c[1], d[1], t)])
    }
  }
  return curve
}

/** Where a polyline crosses the line x = `x`: every ordinate, in the order of the polyline; none when it does not. */
export function crossings(polyline: readonly Point[], x: number): number[] {
  const found: number[] = []
  for (let i = 0; i + 1 < polyline.length; i++) {
    const a = polyline[i]
    const b = polyline[i + 1]
    if (!a || !b || a[0] === b[0]) continue
    const t = (x - a[0]) / (b[0] - a[0])
    if (t >= 0 && t <= 1) found.push(a[1] + t * (b[1] - a[1]))
  }
  return found
}

const reflect = (point: Point, about: Point): Point => [2 * about[0] - point[0], 2 * about[1] - point[1]]

function blend(a: number, b: number, c: number, d: number, t: number): number {
  return b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
}
