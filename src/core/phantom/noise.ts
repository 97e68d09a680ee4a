/** 32 reproducible bits for an integer place: the same place and seed give the same bits everywhere. */
function bits(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A reproducible number in [0, 1) for an integer place. */
export const hash = (x: number, y: number, seed: number): number => bits(x, y, seed) / 4294967296

/** A reproducible number in (−1, 1) with a peak at 0 and variance 1/6: the difference of two uniform numbers. */
export function triangular(place: number, seed: number): number {
  const both = bits(place, 1, seed)
  return ((both & 0xffff) - (both >>> 16)) / 65536
}

/** Smooth noise in [−1, 1] over the plane, one lattice cell a unit. */
export function smoothNoise(x: number, y: number, seed: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const u = (x - column) * (x - column) * (3 - 2 * (x - column))
  const v = (y - row) * (y - row) * (3 - 2 * (y - row))
  const above = hash(column, row, seed) * (1 - u) + hash(column + 1, row, seed) * u
  const below = hash(column, row + 1, seed) * (1 - u) + hash(column + 1, row + 1, seed) * u
  return 2 * (above * (1 - v) + below * v) - 1
}
