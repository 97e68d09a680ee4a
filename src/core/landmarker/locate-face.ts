import type { Landmarks } from '../face/landmarks.ts'
import { cropSquare, type CropOptions } from '../geometry/crop.ts'
import type { Picture } from '../geometry/picture.ts'
import { pyramidOf, type Pyramid } from '../geometry/pyramid.ts'
import { shiftAndGrow, type Square } from '../geometry/square.ts'
import { largestCentralFace } from './detection/choose-face.ts'
import { detectFaces } from './detection/detect-faces.ts'
import { runHemiface } from './hemiface.ts'
import { JITTERS } from './jitters.ts'
import { midlineOf } from './midline.ts'
import type { Networks } from './network.ts'
import { LANDMARK_SIZE } from './outputs.ts'
import { regionOfDetection, regionOfShape, regionOnMidline } from './region.ts'
import { meanShape, shapeInPicture, shapePoints } from './shape.ts'
import { runFlipAveraged, runOnce } from './whole-face.ts'

/** A located face, or one sentence for the photographer. `faces` is how many the detector saw. */
export type Located =
  | {
      readonly ok: true
      /** `points` is the mean of `samples`, of which there is one per jittered crop. */
      readonly landmarks: Landmarks
      readonly faces: number
      /** How sure the network is that it sees a face, 0…1. */
      readonly presence: number
    }
  | { readonly ok: false; readonly why: string; readonly faces: number }

export interface LocateOptions {
  /** The plain pipeline, for comparison only: one aliased crop, one run, no flip, no hemiface reflection, no samples. */
  readonly naive?: boolean
}

/** Below this the landmark network does not take what it sees for a face. */
const PRESENCE_THRESHOLD = 0.5
const SMALLEST_PICTURE = 64

const CROP: CropOptions = { range: [0, 1], beyond: 'border', antialias: true }
const NO_FACE = 'No face was found: photograph the face from the front, in even light, filling about half of the picture.'
const NOT_A_FACE = 'What was found is not recognised as a face: photograph it from the front, with nothing covering it.'

/**
 * Locates the landmarks of the largest central face of a picture.
 * The mirror image of the picture gives the mirror image of the result: every step treats both sides alike.
 * @throws Error when a network does not have the expected outputs; RangeError when the picture's data do not fit its size.
 */
export async function locateFace(picture: Picture, networks: Networks, options: LocateOptions = {}): Promise<Located> {
  const { width, height } = picture
  const naive = options.naive === true
  if (Math.min(width, height) < SMALLEST_PICTURE) {
    const why = `The picture is only ${width} × ${height} pixels: use the original photo, not a thumbnail.`
    return { ok: false, why, faces: 0 }
  }
  const pyramid = pyramidOf(picture)
  const faces = await detectFaces(pyramid, networks.detector, !naive)
  const face = largestCentralFace(faces, width, height)
  if (face === null) return { ok: false, why: NO_FACE, faces: 0 }
  const region = regionOfDetection(face)
  const { landmarks, presence } = naive
    ? await locateNaively(pyramid, region, networks)
    : await locateFully(pyramid, region, networks)
  if (presence < PRESENCE_THRESHOLD) return { ok: false, why: NOT_A_FACE, faces: faces.length }
  return { ok: true, landmarks, faces: faces.length, presence }
}

interface Estimate {
  readonly landmarks: Landmarks
  readonly presence: number
}

/**
 * Two passes to find the crop, then one estimate per jitter. A jittered crop lies on the midline and is moved along it
 * only, so that its mirror image is the jittered crop of the mirror image.
 */
async function locateFully(pyramid: Pyramid, detected: Square, networks: Networks): Promise<Estimate> {
  const cropped = (square: Square): Float32Array => cropSquare(pyramid, square, LANDMARK_SIZE, CROP)
  const first = await runFlipAveraged(networks.landmarks, cropped(detected))
  const centred = regionOfShape(shapeInPicture(first.shape, detected, LANDMARK_SIZE))
  const second = await runFlipAveraged(networks.landmarks, cropped(centred))
  const shape = shapeInPicture(second.shape, centred, LANDMARK_SIZE)
  const onMidline = regionOnMidline(shape, midlineOf(shape))

  const samples = []
  for (const jitter of JITTERS) {
    const square = shiftAndGrow(onMidline, jitter.along, jitter.growth)
    const crop = cropped(square)
    const whole = await runFlipAveraged(networks.landmarks, crop)
    samples.push(shapeInPicture(await runHemiface(networks.landmarks, crop, whole.shape), square, LANDMARK_SIZE))
  }
  const landmarks = { points: shapePoints(meanShape(samples)), samples: samples.map(shapePoints) }
  return { landmarks, presence: second.presence }
}

async function locateNaively(pyramid: Pyramid, detected: Square, networks: Networks): Promise<Estimate> {
  const crop = cropSquare(pyramid, detected, LANDMARK_SIZE, { ...CROP, antialias: false })
  const { shape, presence } = await runOnce(networks.landmarks, crop)
  return { landmarks: { points: shapePoints(shapeInPicture(shape, detected, LANDMARK_SIZE)), samples: [] }, presence }
}
