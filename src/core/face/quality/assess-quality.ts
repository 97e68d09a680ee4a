import type { Picture } from '../../geometry/picture.ts'
import type { Pose } from '../face.ts'
import type { Landmarks } from '../landmarks.ts'
import { exposure } from './exposure.ts'
import { faceSize } from './face-size.ts'
import { viewFace, type FaceView } from './face-view.ts'
import type { QualityFinding } from './finding.ts'
import { framing } from './framing.ts'
import { headPitch, headRoll, headYaw } from './head-pose.ts'
import { irisVisible } from './iris-visible.ts'
import { sharpness } from './sharpness.ts'

export type { QualityFinding } from './finding.ts'

/** Every check of a photograph, in the order in which a photographer would put things right. */
export const QUALITY_CHECKS: readonly ((view: FaceView) => QualityFinding)[] = [
  faceSize,
  framing,
  headYaw,
  headPitch,
  headRoll,
  sharpness,
  exposure,
  irisVisible,
]

/** One finding per check. A photo with a finding `refuse` is not measured. @throws RangeError when landmarks are missing. */
export function assessQuality(picture: Picture, landmarks: Landmarks, pose: Pose): QualityFinding[] {
  const view = viewFace(picture, landmarks, pose)
  return QUALITY_CHECKS.map((check) => check(view))
}
