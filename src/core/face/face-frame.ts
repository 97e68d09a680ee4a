import { add, distance, dot, midpoint, scale, subtract, type Point } from '../geometry/point.ts'
import type { Frame } from './face.ts'

/** A facial midline set by hand: a point of it high on the face and one low on the face, pixels. */
export interface Midline {
  readonly top: Point
  readonly bottom: Point
}

/**
 * The face frame through two points, one of each eye: origin midway, x towards the patient's left, up to the brows.
 * @throws RangeError when the two points coincide.
 */
export function frameThrough(right: Point, left: Point, source: 'pupils' | 'canthi'): Frame {
  const x = direction(right, left)
  return { origin: midpoint(right, left), x, up: [x[1], -x[0]], source }
}

/** The face frame along a midline set by hand; its origin is the point of that line level with `level`. */
export function frameAlong(midline: Midline, level: Point): Frame {
  const up = direction(midline.bottom, midline.top)
  const height = dot(subtract(level, midline.bottom), up)
  return { origin: add(midline.bottom, scale(up, height)), x: [-up[1], up[0]], up, source: 'manual' }
}

/** A picture point in the face frame: pixels towards the patient's left, pixels upwards. */
export function toFrame(frame: Frame, point: Point): Point {
  const offset = subtract(point, frame.origin)
  return [dot(offset, frame.x), dot(offset, frame.up)]
}

/** The picture point at a place of the face frame; the inverse of {@link toFrame}. */
export const fromFrame = (frame: Frame, [x, up]: Point): Point =>
  add(frame.origin, add(scale(frame.x, x), scale(frame.up, up)))

function direction(from: Point, to: Point): Point {
  const length = distance(from, to)
  if (length === 0) throw new RangeError('a face frame needs two different points')
  return scale(subtract(to, from), 1 / length)
}
