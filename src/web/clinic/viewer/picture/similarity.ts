import { distance, type Point } from '../../../../core/geometry/point.ts'

/** A turn, a uniform stretch and a shift: x′ = a·x − b·y + tx, y′ = b·x + a·y + ty. */
export interface Similarity {
  readonly a: number
  readonly b: number
  readonly tx: number
  readonly ty: number
}

export const IDENTITY: Similarity = { a: 1, b: 0, tx: 0, ty: 0 }

/**
 * The one similarity that carries two points onto two others.
 * @returns null when either pair coincides, because then there is no direction to align.
 */
export function similarityOf(from: readonly [Point, Point], to: readonly [Point, Point]): Similarity | null {
  const length = distance(...from)
  if (length === 0 || distance(...to) === 0) return null
  const [u, v] = [from[1][0] - from[0][0], from[1][1] - from[0][1]]
  const [p, q] = [to[1][0] - to[0][0], to[1][1] - to[0][1]]
  const a = (u * p + v * q) / length ** 2
  const b = (u * q - v * p) / length ** 2
  return { a, b, tx: to[0][0] - a * from[0][0] + b * from[0][1], ty: to[0][1] - b * from[0][0] - a * from[0][1] }
}

export const carry = (s: Similarity, [x, y]: Point): Point => [s.a * x - s.b * y + s.tx, s.b * x + s.a * y + s.ty]

/** As the value of an SVG `transform`. */
export const svgMatrix = (s: Similarity): string => `matrix(${s.a} ${s.b} ${-s.b} ${s.a} ${s.tx} ${s.ty})`
