import type { Face } from '../../../face/face.ts'
import type { Side } from '../../../face/side.ts'
import { contourInFrame, highestAt, lowestAt } from '../../contour.ts'
import { drawVertical, type Vertical } from '../../eye-geometry.ts'
import { midHemilip } from '../../lip-geometry.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

/** Dental show: the gap between the inner edges of the lips at the middle of each half of the lip; 0 when they meet. */
export const dentalShow: SidedMeasure = {
  id: 'dentalShow',
  name: 'Dental show',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: the lips are further apart.',
  normal: null,
  normalDifference: null,
  smallestDetectableChange: 2,
  references: ['emotrics'],
  floor: 0,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    const vertical = lipGap(face, side)
    return vertical ? vertical.to - vertical.from : 'curve-impossible'
  },
  draw: (face, side) => drawVertical(face, lipGap(face, side)),
}

function lipGap(face: Face, side: Side): Vertical | null {
  const middle = midHemilip(face, side)
  if (!middle) return null
  const upper = lowestAt(contourInFrame(face.frame, face.mouth.upperLipInner), middle[0])
  const lower = highestAt(contourInFrame(face.frame, face.mouth.lowerLipInner), middle[0])
  return upper !== null && lower !== null ? { x: middle[0], from: lower, to: upper } : null
}
