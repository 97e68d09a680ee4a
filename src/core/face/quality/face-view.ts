import { cropSquare } from '../../geometry/crop.ts'
import type { Picture } from '../../geometry/picture.ts'
import { distance, midpoint, type Point } from '../../geometry/point.ts'
import { pyramidOf } from '../../geometry/pyramid.ts'
import { direction } from '../../geometry/square.ts'
import type { Pose } from '../face.ts'
import { EYE_LANDMARKS } from '../landmark-names.ts'
import type { Landmarks } from '../landmarks.ts'
import type { Side } from '../side.ts'

/** What the checks of a photograph look at. */
export interface FaceView {
  readonly picture: Picture
  readonly points: readonly Point[]
  readonly pose: Pose
  /** Between the middles of the eyes, pixels of the picture: the inter-pupil distance, which closed eyes have as well. */
  readonly betweenEyes: number
  /**
   * Luminance 0…255 of a square around brows, nose and mouth, `VIEW_SIZE` pixels a side and two and a half times the
   * distance between the eyes wide: every face has the same size in it.
   */
  readonly luminance: Float32Array
}

export const VIEW_SIZE = 160
const WIDTH_IN_EYE_DISTANCES = 2.5

/** How far below the eyes the middle of the view is, in distances between the eyes. */
const DROP = 0.45

/** @throws RangeError when a landmark of the eyes is missing. */
export function viewFace(picture: Picture, landmarks: Landmarks, pose: Pose): FaceView {
  const { points } = landmarks
  const right = middleOfEye(points, 'right')
  const left = middleOfEye(points, 'left')
  const betweenEyes = distance(right, left)
  const axis = direction(right, left)
  const middle = midpoint(right, left)
  const centre: Point = [middle[0] - axis[1] * DROP * betweenEyes, middle[1] + axis[0] * DROP * betweenEyes]
  const square = { centre, axis, side: WIDTH_IN_EYE_DISTANCES * betweenEyes }
  const rgb = cropSquare(pyramidOf(picture), square, VIEW_SIZE, { range: [0, 255], beyond: 'border', antialias: true })
  const luminance = new Float32Array(VIEW_SIZE * VIEW_SIZE)
  // Rec. 709 weights on the encoded values: luma, as exposure meters of cameras show it.
  for (let i = 0; i < luminance.length; i++) {
    luminance[i] = 0.2126 * (rgb[3 * i] ?? 0) + 0.7152 * (rgb[3 * i + 1] ?? 0) + 0.0722 * (rgb[3 * i + 2] ?? 0)
  }
  return { picture, points, pose, betweenEyes, luminance }
}

/** @throws RangeError when the landmark is missing. */
export function landmark(points: readonly Point[], index: number): Point {
  const point = points[index]
  if (point === undefined) throw new RangeError(`landmark ${index} is missing`)
  return point
}

function middleOfEye(points: readonly Point[], side: Side): Point {
  const { upperLidMargin } = EYE_LANDMARKS[side]
  const [inner, outer] = [upperLidMargin[0] ?? -1, upperLidMargin[upperLidMargin.length - 1] ?? -1]
  return midpoint(landmark(points, inner), landmark(points, outer))
}
