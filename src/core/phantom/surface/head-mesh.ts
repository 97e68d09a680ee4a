import { CANONICAL_TRIANGLES, CANONICAL_VERTICES } from '../../face/canonical-mesh.ts'
import { at } from '../numbers.ts'
import { CORNERS, EYE_CONTOUR, LIPS_INNER, LIPS_OUTER, RIM } from './contours.ts'
import { PART, type Mesh } from './mesh.ts'
import { subdivide } from './subdivide.ts'

/** The part a triangle belongs to: it fills an opening when all its corners lie on the opening's contour. */
function partOf(a: number, b: number, c: number): number {
  const fills = (contour: readonly number[]): boolean => [a, b, c].every((vertex) => contour.includes(vertex))
  if (fills(EYE_CONTOUR.right) || fills(EYE_CONTOUR.left)) return PART.eye
  return fills(LIPS_INNER) ? PART.mouth : PART.skin
}

/** A ring of vertices behind the rim: the temples, the sides of the jaw and the underside of the chin. */
function ringBehind(step: number): number[] {
  return RIM.flatMap((vertex) => {
    const [x, y, z] = [0, 1, 2].map((axis) => 10 * at(CANONICAL_VERTICES, 3 * vertex + axis)) as [number, number, number]
    const low = y < -20 ? Math.min(1, (-20 - y) / 60) : 0
    const high = y > 20 ? Math.min(1, (y - 20) / 50) : 0
    return [
      x * (1 + 0.01 * step - 0.13 * low * step),
      y + step * (6 * high + 5 * low * low),
      z - 24 * step - 4 * (step - 1),
    ]
  })
}

function coarseHead(): Mesh {
  const positions = new Float64Array([...CANONICAL_VERTICES.map((cm) => 10 * cm), ...ringBehind(1), ...ringBehind(2)])
  const triangles = [...CANONICAL_TRIANGLES]
  const rings = [RIM, RIM.map((_, index) => 468 + index), RIM.map((_, index) => 468 + RIM.length + index)]
  for (let ring = 0; ring < 2; ring++) {
    const [inner, outer] = [rings[ring] ?? [], rings[ring + 1] ?? []]
    for (let index = 0; index < RIM.length; index++) {
      const next = (index + 1) % RIM.length
      const quad = [at(inner, index), at(outer, index), at(outer, next), at(inner, next)] as const
      // The diagonal leans the other way on the other half, so that the mesh is its own mirror image.
      if (index < RIM.length / 2) triangles.push(quad[0], quad[2], quad[1], quad[0], quad[3], quad[2])
      else triangles.push(quad[0], quad[3], quad[1], quad[1], quad[3], quad[2])
    }
  }
  const parts = new Uint8Array(triangles.length / 3)
  for (let t = 0; t < parts.length; t++) {
    parts[t] = partOf(at(triangles, 3 * t), at(triangles, 3 * t + 1), at(triangles, 3 * t + 2))
  }
  return {
    positions,
    triangles: Int32Array.from(triangles),
    parts,
    loops: [EYE_CONTOUR.right, EYE_CONTOUR.left, LIPS_OUTER, LIPS_INNER],
    corners: new Set(CORNERS),
  }
}

let head: Mesh | null = null

/** The canonical face in millimetres, continued behind its rim and smoothed. Made once. */
export function headMesh(): Mesh {
  head ??= subdivide(subdivide(subdivide(coarseHead())))
  return head
}
