import type { Point } from '../point.ts'
import { evaluate, ORDER, type CubicSpline } from './b-spline.ts'
import { residualsBetweenKnots, splitWorstInterval, type Knots } from './knot-placement.ts'
import { leastSquaresSpline } from './least-squares-spline.ts'
import { smoothOnKnots } from './smooth-on-knots.ts'

/** The sum of squared residuals is met within this share of what is asked for. */
const TOLERANCE = 0.001

/**
 * The cubic smoothing spline of scattered points: as few knots as possible such that the squared residuals sum up to at
 * most `smoothing`, then as smooth as these knots allow with the sum exactly there. The algorithm is that of FITPACK's
 * curfit, so that curves fitted by programs that use it (SciPy's UnivariateSpline) come out the same.
 * @param points at least four; x must not decrease.
 * @param smoothing greater than 0, in the square of the unit of y.
 * @returns null when there is no such curve: too few points, x that decreases, or points that do not determine it.
 * @see Dierckx 1993, "Curve and Surface Fitting with Splines", chapter 5
 */
export function smoothingSpline(points: readonly Point[], smoothing: number): CubicSpline | null {
  if (points.length < ORDER || !isIncreasing(points)) return null
  const tolerance = TOLERANCE * smoothing
  let knots: Knots = { inner: [], intervals: [{ residual: 0, points: points.length - 2 }] }
  const polynomial = leastSquaresSpline(points, knots)
  let fit = polynomial
  let added = 0
  let residualBefore = 0
  while (fit.spline.coefficients.every(Number.isFinite)) {
    const excess = fit.residual - smoothing
    if (Math.abs(excess) < tolerance) return fit.spline
    if (excess < 0 && fit === polynomial) return fit.spline
    if (excess < 0) return smoothOnKnots(points, fit, polynomial.residual, smoothing, tolerance)
    if (knots.inner.length >= points.length - ORDER) return fit.spline
    added = fit === polynomial ? 1 : knotsToAdd(added, residualBefore - fit.residual, excess, tolerance)
    residualBefore = fit.residual
    const more = addKnots(points, fit.spline, knots, added)
    if (!more) return null
    knots = more
    fit = leastSquaresSpline(points, knots)
  }
  return null
}

/** As many as the last addition promises to be needed, at most twice and at least half as many as then. */
function knotsToAdd(last: number, gained: number, excess: number, tolerance: number): number {
  const promised = gained > tolerance ? Math.trunc((last * excess) / gained) : last * 2
  return Math.min(last * 2, Math.max(promised, Math.floor(last / 2), 1))
}

/** Null when no more knots can be placed. With as many knots as interpolation needs, they take its fixed places. */
function addKnots(points: readonly Point[], spline: CubicSpline, knots: Knots, count: number): Knots | null {
  let more: Knots = { ...knots, intervals: residualsBetweenKnots(points, (x) => evaluate(spline, x), knots) }
  for (let i = 0; i < count; i++) {
    const split = splitWorstInterval(points, more)
    if (!split) return null
    more = split
    if (more.inner.length === points.length - ORDER) {
      return { ...more, inner: points.slice(2, -2).map(([x]) => x) }
    }
  }
  return more
}

const isIncreasing = (points: readonly Point[]): boolean =>
  points.every(([x], i) => i === 0 || x >= (points[i - 1]?.[0] ?? Infinity))
