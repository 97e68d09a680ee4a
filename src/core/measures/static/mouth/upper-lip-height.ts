import { toFrame } from '../../../face/face-frame.ts'
import type { Face } from '../../../face/face.ts'
import type { Side } from '../../../face/side.ts'
import { contourInFrame, lowestAt } from '../../contour.ts'
import { drawVertical, type Vertical } from '../../eye-geometry.ts'
import { midHemilip } from '../../lip-geometry.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

/**
 * Upper lip height: from the level of the nasal base (subnasale) down to the inner edge of the upper lip, at the middle
 * of each half of the lip. It shrinks as the lip rises.
 */
export const upperLipHeight: SidedMeasure = {
  id: 'upperLipHeight',
  name: 'Upper lip height',
  of: 'side',
  unit: 'mm',
  direction: 'Smaller: the upper lip is raised further.',
  normal: null,
  normalDifference: null,
  smallestDetectableChange: 2,
  references: ['emotrics'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    const vertical = noseToInnerLip(face, side)
    return vertical ? vertical.from - vertical.to : 'curve-impossible'
  },
  draw: (face, side) => drawVertical(face, noseToInnerLip(face, side)),
}

function noseToInnerLip(face: Face, side: Side): Vertical | null {
  const middle = midHemilip(face, side)
  const lip = middle && lowestAt(contourInFrame(face.frame, face.mouth.upperLipInner), middle[0])
  return middle && lip !== null ? { x: middle[0], from: toFrame(face.frame, face.nasalBase)[1], to: lip } : null
}
