import { at, ORDER } from './b-spline.ts'

/**
 * How much the third derivative of a cubic spline jumps at each inner knot, as a row of five weights of the
 * coefficients that start with the one of the row's own number.
 * @see Dierckx 1993, section 5.2.3
 */
export function jumpRows(knots: readonly number[]): number[][] {
  const coefficients = knots.length - ORDER
  const intervals = coefficients - ORDER + 1
  const unit = intervals / (at(knots, coefficients) - at(knots, ORDER - 1))
  return Array.from({ length: intervals - 1 }, (_, row) => {
    const knot = at(knots, row + ORDER)
    const before = Array.from({ length: ORDER }, (_, j) => knot - at(knots, row + j))
    const after = Array.from({ length: ORDER }, (_, j) => knot - at(knots, row + ORDER + 1 + j))
    const gaps = [...before, ...after]
    return Array.from({ length: ORDER + 1 }, (_, j) => {
      let product = at(gaps, j)
      for (let k = 1; k < ORDER; k++) product *= at(gaps, j + k) * unit
      return (at(knots, row + j + ORDER) - at(knots, row + j)) / product
    })
  })
}
