import type { Point } from '../point.ts'
import { at, evaluate, type CubicSpline } from './b-spline.ts'
import { jumpRows } from './jump-rows.ts'
import type { LeastSquaresSpline } from './least-squares-spline.ts'

const MOST_ITERATIONS = 20

/** A value of the smoothing parameter and how far the residuals then exceed what is asked for. */
interface Trial {
  readonly p: number
  readonly excess: number
}

/**
 * The smoothest spline on the knots of a least-squares fit whose squared residuals sum up to `smoothing`: the root of a
 * convex, decreasing function of one parameter p, found by rational interpolation. p = 0 is the cubic polynomial,
 * p = ∞ the least-squares fit.
 * @param polynomialResidual sum of squared residuals of the cubic polynomial.
 * @see Dierckx 1993, section 5.2.3
 */
export function smoothOnKnots(
  points: readonly Point[],
  fit: LeastSquaresSpline,
  polynomialResidual: number,
  smoothing: number,
  tolerance: number,
): CubicSpline {
  const { knots } = fit.spline
  const jumps = jumpRows(knots)
  const solve = (p: number): CubicSpline => {
    const system = fit.system.widened()
    for (const [row, weights] of jumps.entries()) {
      system.addRow(row, weights.map((weight) => weight / p), 0)
    }
    return { knots, coefficients: system.solve() }
  }
  let low: Trial = { p: 0, excess: polynomialResidual - smoothing }
  let high: Trial = { p: -1, excess: fit.residual - smoothing }
  let [lowIsClose, highIsClose] = [false, false]
  let p = fit.system.triangle.length / fit.system.triangle.reduce((sum, row) => sum + at(row, 0), 0)
  for (let iteration = 1; ; iteration++) {
    const spline = solve(p)
    const trial = { p, excess: squaredResiduals(points, spline) - smoothing }
    if (Math.abs(trial.excess) < tolerance || iteration === MOST_ITERATIONS) return spline
    if (!highIsClose) {
      if (trial.excess - high.excess <= tolerance) {
        high = trial
        p *= 0.04
        if (p <= low.p) p = low.p * 0.9 + trial.p * 0.1
        continue
      }
      if (trial.excess < 0) highIsClose = true
    }
    if (!lowIsClose) {
      if (low.excess - trial.excess <= tolerance) {
        low = trial
        p /= 0.04
        if (high.p >= 0 && p >= high.p) p = trial.p * 0.1 + high.p * 0.9
        continue
      }
      if (trial.excess > 0) lowIsClose = true
    }
    if (trial.excess >= low.excess || trial.excess <= high.excess) return spline
    p = rationalRoot(low, trial, high)
    if (trial.excess < 0) high = trial
    else low = trial
  }
}

const squaredResiduals = (points: readonly Point[], spline: CubicSpline): number =>
  points.reduce((sum, [x, y]) => sum + (evaluate(spline, x) - y) ** 2, 0)

/** Where the hyperbola (u·p + v) / (p + w) through three trials is zero; the third may lie at p = ∞ (then p < 0). */
function rationalRoot(first: Trial, second: Trial, third: Trial): number {
  const [p1, p2, p3] = [first.p, second.p, third.p]
  const [f1, f2, f3] = [first.excess, second.excess, third.excess]
  if (p3 <= 0) return (p1 * (f1 - f3) * f2 - p2 * (f2 - f3) * f1) / ((f1 - f2) * f3)
  const [h1, h2, h3] = [f1 * (f2 - f3), f2 * (f3 - f1), f3 * (f1 - f2)]
  return -(p1 * p2 * h3 + p2 * p3 * h1 + p3 * p1 * h2) / (p1 * h1 + p2 * h2 + p3 * h3)
}
