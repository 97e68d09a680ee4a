import type { Point } from '../../geometry/point.ts'

/** The tilt of the line between the irises against the picture's horizontal. */
export interface Rotation {
  readonly cos: number
  readonly sin: number
}

export function tiltOf(right: Point, left: Point): Rotation {
  const angle = Math.atan((left[1] - right[1]) / (left[0] - right[0]))
  return { cos: Math.cos(angle), sin: Math.sin(angle) }
}

/** A picture point along the tilted axes from an origin: x to the patient's left, y downwards. Pixels. */
export function toTilted({ cos, sin }: Rotation, origin: Point, [px, py]: Point): Point {
  const [x, y] = [px - origin[0], py - origin[1]]
  return [cos * x + sin * y, -sin * x + cos * y]
}

/** The inverse of {@link toTilted}. */
export const fromTilted = ({ cos, sin }: Rotation, origin: Point, [x, y]: Point): Point => [
  cos * x - sin * y + origin[0],
  sin * x + cos * y + origin[1],
]
