import { at } from './b-spline.ts'

/**
 * A least-squares problem with a banded matrix, solved row by row with Givens rotations. Row i of the triangle holds
 * the diagonal and the next `width − 1` elements.
 * @see Dierckx 1993, "Curve and Surface Fitting with Splines", section 4.1
 */
export class BandedLeastSquares {
  readonly triangle: number[][]
  readonly rightSide: number[]
  readonly width: number

  constructor(unknowns: number, width: number) {
    this.width = width
    this.rightSide = Array.from({ length: unknowns }, () => 0)
    this.triangle = this.rightSide.map(() => Array.from({ length: width }, () => 0))
  }

  /** The same problem with room for rows that are wider by one. */
  widened(): BandedLeastSquares {
    const copy = new BandedLeastSquares(this.rightSide.length, this.width + 1)
    this.triangle.forEach((row, i) => copy.triangle.splice(i, 1, [...row, 0]))
    copy.rightSide.splice(0, this.rightSide.length, ...this.rightSide)
    return copy
  }

  /**
   * Takes in the equation Σ row[j] · unknown[first + j] = value.
   * @returns what of the value no unknowns can explain: its square adds to the sum of squared residuals.
   */
  addRow(first: number, row: readonly number[], value: number): number {
    const rest = [...row]
    let left = value
    for (let column = first; column < this.rightSide.length && rest.some((element) => element !== 0); column++) {
      const pivot = at(rest, 0)
      const target = this.triangle[column]
      if (!target) break
      if (pivot !== 0) {
        const diagonal = at(target, 0)
        const length = Math.hypot(pivot, diagonal)
        const [cos, sin] = [diagonal / length, pivot / length]
        target[0] = length
        for (let j = 1; j < rest.length; j++) {
          const above = at(target, j)
          target[j] = cos * above + sin * at(rest, j)
          rest[j] = cos * at(rest, j) - sin * above
        }
        const above = at(this.rightSide, column)
        this.rightSide[column] = cos * above + sin * left
        left = cos * left - sin * above
      }
      rest.shift()
      rest.push(0)
    }
    return left
  }

  /** The unknowns by back substitution; not finite when the equations do not determine them. */
  solve(): number[] {
    const unknowns = this.rightSide.map(() => 0)
    for (let i = unknowns.length - 1; i >= 0; i--) {
      const row = this.triangle[i] ?? []
      let value = at(this.rightSide, i)
      for (let j = 1; j < this.width && i + j < unknowns.length; j++) value -= at(unknowns, i + j) * at(row, j)
      unknowns[i] = value / at(row, 0)
    }
    return unknowns
  }
}
