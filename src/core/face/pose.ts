import { centroid, type Point, type Point3 } from '../geometry/point.ts'
import { CANONICAL_VERTICES } from './canonical-mesh.ts'
import type { Pose } from './face.ts'

/** Landmarks that neither a palsy nor an expression moves much: midline of forehead and nose, then pairs of canthi, temples and hairline. */
const STABLE: readonly number[] = [
  10, 151, 9, 8, 168, 6, 197, 195, 5, 4, 33, 263, 133, 362, 127, 356, 234, 454, 21, 251, 54, 284, 103, 332, 67, 297, 162, 389,
  93, 323,
]

/**
 * The pose of the head: the rotation of the canonical mesh whose scaled orthographic projection fits the stable landmarks
 * best. Perspective and the person's own build are not modelled; the mirrored face has the opposite yaw and roll exactly.
 * @param points 478 landmarks in pixels of the picture.
 * @throws RangeError when a landmark is missing or the landmarks do not span a face.
 * @see DeMenthon & Davis 1995, "Model-based object pose in 25 lines of code", for the camera model
 */
export function headPose(points: readonly Point[]): Pose {
  const seen = STABLE.map((index) => {
    const point = points[index]
    if (point === undefined) throw new RangeError(`the pose needs landmark ${index}`)
    return point
  })
  const [along, up] = orthonormalise(...fitProjection(STABLE.map(canonicalVertex), seen))
  const towards = cross(along, up)
  // The rows of the rotation Roll · Yaw · Pitch: roll is what remains in the picture plane, so that turning the picture
  // changes the roll alone.
  const [leftX, leftY, leftZ] = [along[0], up[0], towards[0]]
  return {
    yaw: degrees(Math.asin(Math.max(-1, Math.min(1, -leftZ)))),
    pitch: degrees(Math.atan2(-towards[1], towards[2])),
    roll: degrees(Math.atan2(-leftY, leftX)),
  }
}

function canonicalVertex(index: number): Point3 {
  const at = index * 3
  return [CANONICAL_VERTICES[at] ?? 0, CANONICAL_VERTICES[at + 1] ?? 0, CANONICAL_VERTICES[at + 2] ?? 0]
}

/** The rows of the 2 × 3 matrix that takes centred vertices to centred points with the least squared error; y up. */
function fitProjection(vertices: readonly Point3[], points: readonly Point[]): [Point3, Point3] {
  const middle = centroid(points)
  const mean = [0, 1, 2].map((k) => vertices.reduce((sum, v) => sum + (v[k] ?? 0), 0) / vertices.length)
  const normal: [Point3, Point3, Point3] = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]
  let right: Point3 = [0, 0, 0]
  let upward: Point3 = [0, 0, 0]
  vertices.forEach((vertex, i) => {
    const v: Point3 = [vertex[0] - (mean[0] ?? 0), vertex[1] - (mean[1] ?? 0), vertex[2] - (mean[2] ?? 0)]
    const point = points[i] ?? middle
    normal[0] = addScaled(normal[0], v, v[0])
    normal[1] = addScaled(normal[1], v, v[1])
    normal[2] = addScaled(normal[2], v, v[2])
    right = addScaled(right, v, point[0] - middle[0])
    upward = addScaled(upward, v, middle[1] - point[1])
  })
  return [solve(normal, right), solve(normal, upward)]
}

/** The two perpendicular unit vectors nearest to the two given ones; neither is preferred. */
function orthonormalise(a: Point3, b: Point3): [Point3, Point3] {
  const aa = inner(a, a)
  const ab = inner(a, b)
  const bb = inner(b, b)
  // The inverse square root of the Gram matrix [aa ab; ab bb], by the closed form for 2 × 2.
  const root = Math.sqrt(aa * bb - ab * ab)
  if (!(root > 0)) throw new RangeError('landmarks on one line have no pose')
  const trace = Math.sqrt(aa + bb + 2 * root)
  const factor = 1 / (root * trace)
  const combine = (p: number, q: number): Point3 => addScaled(addScaled([0, 0, 0], a, p * factor), b, q * factor)
  return [combine(bb + root, -ab), combine(-ab, aa + root)]
}

/** Cramer's rule. */
function solve(matrix: readonly [Point3, Point3, Point3], value: Point3): Point3 {
  const [p, q, r] = matrix
  const determinant = inner(p, cross(q, r))
  if (determinant === 0) throw new RangeError('a flat model has no pose')
  return [
    inner(value, cross(q, r)) / determinant,
    inner(value, cross(r, p)) / determinant,
    inner(value, cross(p, q)) / determinant,
  ]
}

const inner = (a: Point3, b: Point3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

const addScaled = (a: Point3, b: Point3, factor: number): Point3 => [
  a[0] + b[0] * factor,
  a[1] + b[1] * factor,
  a[2] + b[2] * factor,
]

const cross = (a: Point3, b: Point3): Point3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

const degrees = (radians: number): number => (radians * 180) / Math.PI
