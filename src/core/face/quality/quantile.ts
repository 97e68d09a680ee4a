/**
 * The value at rank ⌊n · share⌋ of 8-bit levels with fractions, counted from 0 in ascending order.
 * @param levels in 0 … 256, 256 not included, at least one.
 * @param share in 0 … 1, 1 not included.
 */
export function quantile(levels: Float32Array, share: number): number {
  // Counting finds the whole level the rank falls into; only what shares it has to be sorted.
  const counts = new Uint32Array(256)
  for (const level of levels) counts[Math.floor(level)] = (counts[Math.floor(level)] ?? 0) + 1
  let rank = Math.floor(levels.length * share)
  let whole = 0
  while (rank >= (counts[whole] ?? Infinity)) {
    rank -= counts[whole] ?? 0
    whole++
  }
  const among = levels.filter((level) => Math.floor(level) === whole).sort()
  return among[rank] ?? Number.NaN
}
