import type { Point } from '../point.ts'
import { at } from './b-spline.ts'

/** Between two knots: the squared residuals of the data points there, and how many points lie strictly inside. */
export interface KnotInterval {
  readonly residual: number
  readonly points: number
}

/** The inner knots and the intervals between them. */
export interface Knots {
  readonly inner: readonly number[]
  readonly intervals: readonly KnotInterval[]
}

/**
 * Puts one more knot on the middle point of the interval with the largest residual.
 * Null when no interval has both a residual and a point inside.
 * @see Dierckx 1993, section 5.2.2
 */
export function splitWorstInterval(points: readonly Point[], { inner, intervals }: Knots): Knots | null {
  let worst: { readonly index: number; readonly begin: number; readonly interval: KnotInterval } | null = null
  let begin = 0
  for (const [index, interval] of intervals.entries()) {
    if (interval.points > 0 && interval.residual > (worst?.interval.residual ?? 0)) worst = { index, begin, interval }
    begin += interval.points + 1
  }
  if (!worst) return null
  const { index, interval } = worst
  const before = Math.floor(interval.points / 2)
  const after = interval.points - before - 1
  const knot = points[worst.begin + before + 1]
  if (!knot) throw new RangeError('an interval with more points than there are')
  const share = (points: number): KnotInterval => ({
    residual: (interval.residual * points) / interval.points,
    points,
  })
  return {
    inner: inner.toSpliced(index, 0, knot[0]),
    intervals: intervals.toSpliced(index, 1, share(before), share(after)),
  }
}

/** The squared residuals between each pair of knots; a point on a knot gives half of its own to either side. */
export function residualsBetweenKnots(
  points: readonly Point[],
  curve: (x: number) => number,
  { inner, intervals }: Knots,
): KnotInterval[] {
  const sums = intervals.map(() => 0)
  let interval = 0
  for (const [x, y] of points) {
    const square = (curve(x) - y) ** 2
    const knot = inner[interval]
    if (knot !== undefined && x >= knot) {
      sums[interval] = at(sums, interval) + square / 2
      interval++
      sums[interval] = square / 2
    } else {
      sums[interval] = at(sums, interval) + square
    }
  }
  return intervals.map(({ points: inside }, i) => ({ residual: at(sums, i), points: inside }))
}
