import { distance } from '../../geometry/point.ts'
import { eyeIsOpen } from '../eye-is-open.ts'
import { EYE_LANDMARKS } from '../landmark-names.ts'
import { SIDES, type Side } from '../side.ts'
import { landmark, type FaceView } from './face-view.ts'
import type { QualityFinding } from './finding.ts'

/** How many irises are visible between the lids: they are the ruler. Closing the eyes is not a fault of the photograph. */
export function irisVisible({ points }: FaceView): QualityFinding {
  const id = 'iris-visible'
  const hidden = SIDES.filter((side) => !isOpen(points, side))
  const value = SIDES.length - hidden.length
  if (hidden.length === 0) return { id, verdict: 'pass', value, says: 'Both irises are visible.' }
  if (hidden.length === 1) {
    return { id, verdict: 'warn', value, says: `The ${hidden.join()} eye is closed: the scale comes from the other eye alone.` }
  }
  return { id, verdict: 'warn', value, says: 'Both eyes are closed: take a photo with open eyes in the same session, for the scale.' }
}

function isOpen(points: FaceView['points'], side: Side): boolean {
  const { upperLidMargin, lowerLidMargin } = EYE_LANDMARKS[side]
  const upper = upperLidMargin.map((index) => landmark(points, index))
  const lower = lowerLidMargin.map((index) => landmark(points, index))
  const innerCanthus = upper[0]
  const outerCanthus = upper[upper.length - 1]
  if (innerCanthus === undefined || outerCanthus === undefined || distance(innerCanthus, outerCanthus) === 0) return false
  return eyeIsOpen({ innerCanthus, outerCanthus, upperLidMargin: upper, lowerLidMargin: lower })
}
