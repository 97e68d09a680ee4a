import type { Point } from '../../geometry/point.ts'
import { at } from '../numbers.ts'
import type { Camera } from '../raster/camera.ts'

/** Pixels of vertices, in their order. */
export const outline = (camera: Camera, positions: Float64Array, vertices: readonly number[]): Point[] =>
  vertices.map((vertex) =>
    camera.pixel(
      camera.turn([at(positions, 3 * vertex), at(positions, 3 * vertex + 1), at(positions, 3 * vertex + 2)]),
    ),
  )

/** A place along a chain of points: share 0 its first, 1 its last. */
export function along(chain: readonly Point[], share: number): Point {
  const place = Math.min(1, Math.max(0, share)) * (chain.length - 1)
  const index = Math.min(chain.length - 2, Math.floor(place))
  const [a = [0, 0], b = [0, 0]] = [chain[index], chain[index + 1]]
  return [a[0] + (b[0] - a[0]) * (place - index), a[1] + (b[1] - a[1]) * (place - index)]
}
