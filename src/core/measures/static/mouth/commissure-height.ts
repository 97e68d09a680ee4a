import { fromFrame, toFrame } from '../../../face/face-frame.ts'
import { lowerLipMidline } from '../../lip-geometry.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

/**
 * Commissure height: how far the commissure stands above the midline point of the lower lip's outer border, along the
 * facial vertical. The difference of the sides is the commissure height deviation.
 */
export const commissureHeight: SidedMeasure = {
  id: 'commissureHeight',
  name: 'Commissure height',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: the corner of the mouth stands higher.',
  normal: null,
  normalDifference: null,
  smallestDetectableChange: 2,
  references: ['emotrics'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    const middle = lowerLipMidline(face)
    return middle ? toFrame(face.frame, face.mouth.commissure[side])[1] - middle[1] : 'curve-impossible'
  },
  draw(face, side) {
    const middle = lowerLipMidline(face)
    const x = toFrame(face.frame, face.mouth.commissure[side])[0]
    return middle ? [fromFrame(face.frame, [x, middle[1]]), face.mouth.commissure[side]] : []
  },
}
