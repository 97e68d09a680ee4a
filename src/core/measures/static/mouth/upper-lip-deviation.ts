import { fromFrame } from '../../../face/face-frame.ts'
import { midHemilip } from '../../lip-geometry.ts'
import { YAW_LIMIT, type WholeMeasure } from '../../measure.ts'

/**
 * Upper lip deviation: how much higher the outer border of the upper lip stands on the left than on the right, at the
 * middle of each half of the lip.
 */
export const upperLipDeviation: WholeMeasure = {
  id: 'upperLipDeviation',
  name: 'Upper lip height deviation',
  of: 'face',
  signed: true,
  unit: 'mm',
  direction: 'Positive: the upper lip stands higher on the left.',
  normal: null,
  smallestDetectableChange: 2,
  references: ['emotrics'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face) {
    const [left, right] = [midHemilip(face, 'left'), midHemilip(face, 'right')]
    return left && right ? left[1] - right[1] : 'curve-impossible'
  },
  draw(face) {
    const [left, right] = [midHemilip(face, 'left'), midHemilip(face, 'right')]
    return left && right ? [fromFrame(face.frame, right), fromFrame(face.frame, left)] : []
  },
}
