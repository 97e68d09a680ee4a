export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Standard deviation of a sample (n − 1 in the denominator). */
export function sampleDeviation(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1))
}

export const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(mean(values.map((value) => value * value)))

/** The slope of the least-squares line through (truth, measured). */
export function slope(pairs: readonly (readonly [truth: number, measured: number])[]): number {
  const x = mean(pairs.map(([truth]) => truth))
  const y = mean(pairs.map(([, measured]) => measured))
  const covariance = pairs.reduce((sum, [truth, measured]) => sum + (truth - x) * (measured - y), 0)
  return covariance / pairs.reduce((sum, [truth]) => sum + (truth - x) ** 2, 0)
}
