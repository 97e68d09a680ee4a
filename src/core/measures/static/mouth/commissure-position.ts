import { fromFrame, toFrame } from '../../../face/face-frame.ts'
import { distance } from '../../../geometry/point.ts'
import { lowerLipMidline } from '../../lip-geometry.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

/**
 * Commissure position: from the midline point of the lower lip's outer border to the commissure, in one photo. The
 * first Emotrics calls this "commissure excursion"; it is a position, not a movement.
 */
export const commissurePosition: SidedMeasure = {
  id: 'commissurePosition',
  name: 'Commissure position',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: the corner of the mouth is further from the middle of the lower lip.',
  normal: null,
  normalDifference: null,
  smallestDetectableChange: 2,
  references: ['emotrics'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    const middle = lowerLipMidline(face)
    return middle ? distance(middle, toFrame(face.frame, face.mouth.commissure[side])) : 'curve-impossible'
  },
  draw(face, side) {
    const middle = lowerLipMidline(face)
    return middle ? [fromFrame(face.frame, middle), face.mouth.commissure[side]] : []
  },
}
