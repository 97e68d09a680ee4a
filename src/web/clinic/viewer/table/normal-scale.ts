/** Two limits of what healthy faces show. */
export interface Limits {
  readonly low: number
  readonly high: number
}

/** Where things stand on the thin bar behind a number, in per cent of its width. */
export interface NormalScale {
  readonly from: number
  readonly to: number
  readonly places: readonly number[]
}

/**
 * The normal range with the values on one common axis. The range takes the middle half of the bar; an axis that must
 * reach further for a value grows on both sides alike, so that equal bars mean equal ranges.
 */
export function normalScale({ low, high }: Limits, values: readonly number[]): NormalScale {
  const centre = (low + high) / 2
  const furthest = Math.max(...values.map((value) => Math.abs(value - centre)), 0)
  const half = Math.max(high - low, furthest * 1.1, Number.EPSILON)
  const place = (value: number): number => 50 + (50 * (value - centre)) / half
  return { from: place(low), to: place(high), places: values.map(place) }
}

/** Two-sided 95 %. */
const Z95 = 1.96

/** Whether a value lies below, within or above the range; outside it only when its own error, `sd`, leaves no doubt. */
export const whereIn = ({ low, high }: Limits, value: number, sd = 0): 'below' | 'within' | 'above' =>
  value + Z95 * sd < low ? 'below' : value - Z95 * sd > high ? 'above' : 'within'
