import type { Point } from '../geometry/point.ts'
import { direction } from '../geometry/square.ts'
import { shapePoint, type Shape } from './shape.ts'

/** The line a face is reflected in: through `origin`, perpendicular to the unit vector `axis` (towards the person's left). */
export interface Midline {
  readonly origin: Point
  readonly axis: Point
}

/** Pairs near the plane of the eyes that a facial palsy leaves in place: outer canthi, inner canthi, temples, lateral orbits. */
const PAIRS: readonly (readonly [right: number, left: number])[] = [
  [33, 263],
  [133, 362],
  [127, 356],
  [143, 372],
  [243, 463],
]

/** Midline points of the nasal bridge. */
const BRIDGE: readonly number[] = [168, 6]

/**
 * The midline of a face, from the medians of several pairs of points, so that one displaced canthus does not move it.
 * The medians of mirrored points are the mirrored medians.
 */
export function midlineOf(shape: Shape): Midline {
  const pairs = PAIRS.map(([right, left]) => [shapePoint(shape, right), shapePoint(shape, left)] as const)
  const coarse = direction(sum(pairs.map(([right]) => right)), sum(pairs.map(([, left]) => left)))
  // Along and across the coarse axis angles are small and medians do not depend on how the picture is turned.
  const along = (p: Point): number => p[0] * coarse[0] + p[1] * coarse[1]
  const across = (p: Point): number => p[1] * coarse[0] - p[0] * coarse[1]
  const slope = median(pairs.map(([right, left]) => (across(left) - across(right)) / (along(left) - along(right))))
  const length = Math.hypot(1, slope)
  const axis: Point = [
    (coarse[0] - slope * coarse[1]) / length,
    (coarse[1] + slope * coarse[0]) / length,
  ]
  const middles = [...pairs.map(([a, b]): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]), ...BRIDGE.map((i) => shapePoint(shape, i))]
  const x = median(middles.map((p) => p[0] * axis[0] + p[1] * axis[1]))
  const y = median(middles.map((p) => p[1] * axis[0] - p[0] * axis[1]))
  return { origin: [x * axis[0] - y * axis[1], x * axis[1] + y * axis[0]], axis }
}

function sum(points: readonly Point[]): Point {
  return points.reduce((total, p): Point => [total[0] + p[0], total[1] + p[1]], [0, 0])
}

/** The middle value, or the mean of the two middle ones. @throws RangeError when there is none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  const high = sorted[Math.ceil((sorted.length - 1) / 2)]
  if (low === undefined || high === undefined) throw new RangeError('the median of nothing')
  return (low + high) / 2
}
