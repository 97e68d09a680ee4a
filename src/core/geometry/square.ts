import type { Point } from './point.ts'

/**
 * A rotated square in a picture, pixels. `axis` is the unit vector along its width; its height runs along the axis turned
 * by 90° clockwise as seen (x to the right, y downwards). A vector rather than an angle keeps its mirror image exact.
 */
export interface Square {
  readonly centre: Point
  readonly axis: Point
  readonly side: number
}

/** The mirror image of a square in a picture of that width. */
export const mirrorSquare = (square: Square, pictureWidth: number): Square => ({
  centre: [pictureWidth - square.centre[0], square.centre[1]],
  axis: [square.axis[0], -square.axis[1]],
  side: square.side,
})

/** The square moved by a fraction of its side along its own height and grown by a factor. */
export function shiftAndGrow(square: Square, along: number, factor: number): Square {
  const [ux, uy] = square.axis
  const step = along * square.side
  return {
    centre: [square.centre[0] - uy * step, square.centre[1] + ux * step],
    axis: square.axis,
    side: square.side * factor,
  }
}

/** The unit vector from a to b. @throws RangeError when the two coincide: they have no direction. */
export function direction(a: Point, b: Point): Point {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length = Math.hypot(dx, dy)
  if (!(length > 0)) throw new RangeError('the direction between two points that coincide')
  return [dx / length, dy / length]
}
