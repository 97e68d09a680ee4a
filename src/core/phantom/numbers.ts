/** The number at an index that the caller knows to exist; 0 beyond the end. Keeps the inner loops free of checks. */
export const at = (numbers: ArrayLike<number>, index: number): number => numbers[index] ?? 0

/** The same for one kind of array each: a function that only ever sees one kind is several times faster. */
export const f32 = (numbers: Float32Array, index: number): number => numbers[index] ?? 0
export const f64 = (numbers: Float64Array, index: number): number => numbers[index] ?? 0
export const i32 = (numbers: Int32Array, index: number): number => numbers[index] ?? 0

export const mix = (a: number, b: number, share: number): number => a + (b - a) * share

export const clamp01 = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value)

/** 0 below `low`, 1 above `high`, smooth in between. */
export function smoothStep(low: number, high: number, value: number): number {
  const t = clamp01((value - low) / (high - low))
  return t * t * (3 - 2 * t)
}

/** A bell of height 1 at 0 that falls to 0.61 at ±`sigma`. */
export const bell = (value: number, sigma: number): number => Math.exp((-value * value) / (2 * sigma * sigma))
