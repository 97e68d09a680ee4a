/** A cubic B-spline: knots with the first and last four repeated, and one coefficient fewer than knots minus three. */
export interface CubicSpline {
  readonly knots: readonly number[]
  readonly coefficients: readonly number[]
}

/** The order of a cubic: degree 3, four coefficients an interval. */
export const ORDER = 4

/** The value at x; beyond the first or last knot the outermost cubic goes on. */
export function evaluate({ knots, coefficients }: CubicSpline, x: number): number {
  const interval = intervalOf(knots, x)
  const basis = basisFunctions(knots, interval, x)
  return basis.reduce((sum, weight, j) => sum + weight * at(coefficients, interval - ORDER + 1 + j), 0)
}

/** The index i of the knot interval that holds x: knots[i] ≤ x < knots[i + 1]; beyond the ends, the outermost one. */
export function intervalOf(knots: readonly number[], x: number): number {
  const last = knots.length - ORDER - 1
  let interval = ORDER - 1
  while (interval < last && x >= at(knots, interval + 1)) interval++
  return interval
}

/**
 * The four cubic basis functions that do not vanish in a knot interval.
 * @see de Boor 1972 and Cox 1972, the recurrence
 */
export function basisFunctions(knots: readonly number[], interval: number, x: number): number[] {
  let basis = [1]
  for (let degree = 1; degree < ORDER; degree++) {
    const next = [0]
    for (let i = 0; i < degree; i++) {
      const right = at(knots, interval + i + 1)
      const left = at(knots, interval + i + 1 - degree)
      const share = right === left ? 0 : at(basis, i) / (right - left)
      next[i] = at(next, i) + share * (right - x)
      next.push(share * (x - left))
    }
    basis = next
  }
  return basis
}

/** An element that the algorithm is sure to find. @throws RangeError when it is wrong about that. */
export function at(values: readonly number[], index: number): number {
  const value = values[index]
  if (value === undefined) throw new RangeError(`no element ${index} of ${values.length}`)
  return value
}
