import { CANONICAL_VERTICES } from '../face/canonical-mesh.ts'
import { MIRROR } from '../face/mirror.ts'
import { reflectHalf, type Half } from './mirror-tensor.ts'
import type { Network } from './network.ts'
import { LANDMARK_SIZE } from './outputs.ts'
import { meanShape, mirrorShape, type Shape } from './shape.ts'
import { runOnce } from './whole-face.ts'

/** The irises follow the mesh: 468–472 the one on the left of the picture, 473–477 the other. */
const FIRST_IRIS = 468
const FIRST_RIGHT_HAND_IRIS = 473

/** Whose landmarks each half of the picture decides. A landmark that is its own mirror image is decided by neither. */
const OWNER: readonly (Half | null)[] = MIRROR.map((partner, i) => (partner === i ? null : halfOf(i)))

/**
 * Hemiface reflection. The network was trained on nearly symmetric faces and pulls an asymmetric one towards symmetry.
 * So it never sees one: each half of the crop, reflected in the crop's middle column, makes a symmetric face, and each
 * side's landmarks are read from the face made of that side. The midline comes from the whole face.
 * @param crop centred on the midline of the face.
 * @param whole the landmarks of the whole face in the same crop.
 * @returns the landmarks in pixels of the crop.
 */
export async function runHemiface(network: Network, crop: Float32Array, whole: Shape): Promise<Shape> {
  const sides = { left: await symmetricFace(network, crop, 'left'), right: await symmetricFace(network, crop, 'right') }
  const shape = new Float64Array(whole)
  OWNER.forEach((half, i) => {
    if (half === null) return
    shape[2 * i] = sides[half][2 * i] ?? Number.NaN
    shape[2 * i + 1] = sides[half][2 * i + 1] ?? Number.NaN
  })
  return shape
}

/** The input is its own mirror image, so the output's mirror image is a second estimate that costs no run. */
async function symmetricFace(network: Network, crop: Float32Array, half: Half): Promise<Shape> {
  const { shape } = await runOnce(network, reflectHalf(crop, LANDMARK_SIZE, half))
  return meanShape([shape, mirrorShape(shape, LANDMARK_SIZE)])
}

function halfOf(landmark: number): Half {
  if (landmark >= FIRST_IRIS) return landmark < FIRST_RIGHT_HAND_IRIS ? 'left' : 'right'
  return (CANONICAL_VERTICES[landmark * 3] ?? 0) < 0 ? 'left' : 'right'
}
