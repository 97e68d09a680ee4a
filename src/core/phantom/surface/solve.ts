import { at } from '../numbers.ts'

/** Solves the n × n system `matrix` · x = `right` by elimination with pivoting. @throws RangeError when it is singular. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, at(right, index)])
  const n = rows.length
  for (let column = 0; column < n; column++) {
    let best = column
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(at(rows[row] ?? [], column)) > Math.abs(at(rows[best] ?? [], column))) best = row
    }
    const pivot = rows[best] ?? []
    rows[best] = rows[column] ?? []
    rows[column] = pivot
    if (Math.abs(at(pivot, column)) < 1e-12) throw new RangeError('the deformation controls are not independent')
    for (let row = 0; row < n; row++) {
      if (row === column) continue
      const current = rows[row] ?? []
      const factor = at(current, column) / at(pivot, column)
      for (let k = column; k <= n; k++) current[k] = at(current, k) - factor * at(pivot, k)
    }
  }
  return rows.map((row, index) => at(row, n) / at(row, index))
}
