import type { Face } from '../../../face/face.ts'
import type { Side } from '../../../face/side.ts'
import { contourInFrame, highestAt, lowestAt } from '../../contour.ts'
import { drawVertical, type Vertical } from '../../eye-geometry.ts'
import { midHemilip } from '../../lip-geometry.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

/**
 * Lower lip height: from the inner edge of the lower lip down to the jaw line, at the middle of each half of the lip.
 * For the depressor of the lower lip while the lower teeth are shown: it shrinks as the lip goes down.
 */
export const lowerLipHeight: SidedMeasure = {
  id: 'lowerLipHeight',
  name: 'Lower lip height',
  of: 'side',
  unit: 'mm',
  direction: 'Smaller: the lower lip is drawn down further.',
  normal: null,
  normalDifference: null,
  smallestDetectableChange: 2,
  references: ['emotricsPlus'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    const vertical = innerLipToJaw(face, side)
    return vertical ? vertical.from - vertical.to : 'curve-impossible'
  },
  draw: (face, side) => drawVertical(face, innerLipToJaw(face, side)),
}

function innerLipToJaw(face: Face, side: Side): Vertical | null {
  const middle = midHemilip(face, side)
  if (!middle) return null
  const lip = highestAt(contourInFrame(face.frame, face.mouth.lowerLipInner), middle[0])
  const jaw = lowestAt(contourInFrame(face.frame, face.jaw), middle[0])
  return lip !== null && jaw !== null ? { x: middle[0], from: lip, to: jaw } : null
}
