import type { Point } from '../point.ts'
import { basisFunctions, intervalOf, ORDER, type CubicSpline } from './b-spline.ts'
import { BandedLeastSquares } from './banded-least-squares.ts'
import type { Knots } from './knot-placement.ts'

/** A least-squares spline on given knots, the triangle it was solved from, and its sum of squared residuals. */
export interface LeastSquaresSpline {
  readonly spline: CubicSpline
  readonly system: BandedLeastSquares
  readonly residual: number
}

/** The least-squares cubic spline of points that do not decrease in x, on the given inner knots. */
export function leastSquaresSpline(points: readonly Point[], { inner }: Knots): LeastSquaresSpline {
  const [start, end] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0]
  const knots = [start, start, start, start, ...inner, end, end, end, end]
  const system = new BandedLeastSquares(knots.length - ORDER, ORDER)
  let residual = 0
  for (const [x, y] of points) {
    const interval = intervalOf(knots, x)
    residual += system.addRow(interval - ORDER + 1, basisFunctions(knots, interval, x), y) ** 2
  }
  return { spline: { knots, coefficients: system.solve() }, system, residual }
}
