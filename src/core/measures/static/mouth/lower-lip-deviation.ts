import { fromFrame } from '../../../face/face-frame.ts'
import type { Face } from '../../../face/face.ts'
import type { Side } from '../../../face/side.ts'
import type { Point } from '../../../geometry/point.ts'
import { contourInFrame, lowestAt } from '../../contour.ts'
import { midHemilip } from '../../lip-geometry.ts'
import { YAW_LIMIT, type WholeMeasure } from '../../measure.ts'

/**
 * Lower lip deviation: how much higher the outer border of the lower lip stands on the left than on the right, below
 * the middle of each half of the upper lip.
 */
export const lowerLipDeviation: WholeMeasure = {
  id: 'lowerLipDeviation',
  name: 'Lower lip height deviation',
  of: 'face',
  signed: true,
  unit: 'mm',
  direction: 'Positive: the lower lip stands higher on the left.',
  normal: null,
  smallestDetectableChange: 2,
  references: ['emotrics'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face) {
    const [left, right] = [lowerBorder(face, 'left'), lowerBorder(face, 'right')]
    return left && right ? left[1] - right[1] : 'curve-impossible'
  },
  draw(face) {
    const [left, right] = [lowerBorder(face, 'left'), lowerBorder(face, 'right')]
    return left && right ? [fromFrame(face.frame, right), fromFrame(face.frame, left)] : []
  },
}

function lowerBorder(face: Face, side: Side): Point | null {
  const middle = midHemilip(face, side)
  const up = middle && lowestAt(contourInFrame(face.frame, face.mouth.lowerLipOuter), middle[0])
  return middle && up !== null ? [middle[0], up] : null
}
