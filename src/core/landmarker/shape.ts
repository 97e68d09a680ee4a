import { LANDMARK_COUNT } from '../face/landmarks.ts'
import { MIRROR } from '../face/mirror.ts'
import type { Point } from '../geometry/point.ts'
import type { Square } from '../geometry/square.ts'

/** The 478 landmarks as x, y, x, y…; in pixels of a crop or of the picture, as its maker says. */
export type Shape = Float64Array

/** The shape seen in a mirror as wide as `width`: reflected, and every landmark under its own side's name again. */
export function mirrorShape(shape: Shape, width: number): Shape {
  const out = new Float64Array(shape.length)
  MIRROR.forEach((partner, i) => {
    out[2 * i] = width - (shape[2 * partner] ?? Number.NaN)
    out[2 * i + 1] = shape[2 * partner + 1] ?? Number.NaN
  })
  return out
}

/** @throws RangeError when there is none. */
export function meanShape(shapes: readonly Shape[]): Shape {
  if (shapes.length === 0) throw new RangeError('the mean of no shapes')
  const out = new Float64Array(LANDMARK_COUNT * 2)
  for (const shape of shapes) for (let k = 0; k < out.length; k++) out[k] = (out[k] ?? 0) + (shape[k] ?? Number.NaN)
  return out.map((sum) => sum / shapes.length)
}

/** From pixels of a crop of `size` pixels to pixels of the picture. */
export function shapeInPicture(shape: Shape, square: Square, size: number): Shape {
  const out = new Float64Array(shape.length)
  const step = square.side / size
  const [ux, uy] = square.axis
  for (let k = 0; k < shape.length; k += 2) {
    const u = ((shape[k] ?? Number.NaN) - size / 2) * step
    const v = ((shape[k + 1] ?? Number.NaN) - size / 2) * step
    out[k] = square.centre[0] + u * ux - v * uy
    out[k + 1] = square.centre[1] + u * uy + v * ux
  }
  return out
}

export const shapePoint = (shape: Shape, i: number): Point => [shape[2 * i] ?? Number.NaN, shape[2 * i + 1] ?? Number.NaN]

export const shapePoints = (shape: Shape): readonly Point[] =>
  Array.from({ length: shape.length / 2 }, (_, i) => shapePoint(shape, i))
