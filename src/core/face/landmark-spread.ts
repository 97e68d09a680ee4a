import { standardDeviation } from '../geometry/spread.ts'
import type { Point } from '../geometry/point.ts'
import type { Landmarks } from './landmarks.ts'

/** Enough samples that the spread of a measure over them is itself known within about 20 %. */
const SAMPLES = 16

/**
 * One standard deviation of each landmark along one axis, pixels: the root mean square of x and y. Empty without
 * samples.
 */
export function landmarkSpread({ points, samples }: Landmarks): number[] {
  if (samples.length < 2) return []
  return points.map((_, i) => {
    const located = samples.map((sample) => sample[i]).filter((point) => point !== undefined)
    const [sx, sy] = [0, 1].map((axis) => standardDeviation(located.map((point) => point[axis === 0 ? 0 : 1])))
    return Math.hypot(sx ?? 0, sy ?? 0) / Math.SQRT2
  })
}

/**
 * Stand-ins for the samples of a stored photo, of which only the spread of each landmark was kept: every landmark is
 * moved by its own spread in a direction of its own, always the same one. Landmarks of one photo really err together,
 * so what is read from these is at least as uncertain as it was.
 */
export function samplesFromSpread(points: readonly Point[], spread: readonly number[]): Point[][] {
  if (spread.length !== points.length) return []
  return Array.from({ length: SAMPLES }, (_, sample) =>
    points.map(([x, y], i): Point => {
      const angle = 2 * Math.PI * hash(i * SAMPLES + sample)
      const radius = Math.SQRT2 * (spread[i] ?? 0)
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    }),
  )
}

/** A fixed number in 0…1 for each whole number, without pattern between neighbours (Wang's integer hash). */
function hash(n: number): number {
  let h = n ^ 61 ^ (n >>> 16)
  h = Math.imul(h, 9)
  h ^= h >>> 4
  h = Math.imul(h, 0x27d4eb2d)
  h ^= h >>> 15
  return (h >>> 0) / 2 ** 32
}
