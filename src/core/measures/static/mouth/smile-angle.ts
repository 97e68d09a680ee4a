import { fromFrame, toFrame } from '../../../face/face-frame.ts'
import { distance } from '../../../geometry/point.ts'
import { lowerLipMidline } from '../../lip-geometry.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

/**
 * Smile angle: between the facial vertical downwards and the line from the midline point of the lower lip's outer
 * border to the commissure; 90° + asin(rise / distance).
 */
export const smileAngle: SidedMeasure = {
  id: 'smileAngle',
  name: 'Smile angle',
  of: 'side',
  unit: '°',
  direction: 'Above 90°: the corner of the mouth stands above the middle of the lower lip.',
  normal: null,
  normalDifference: null,
  smallestDetectableChange: 5,
  references: ['emotrics'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    const middle = lowerLipMidline(face)
    if (!middle) return 'curve-impossible'
    const commissure = toFrame(face.frame, face.mouth.commissure[side])
    const length = distance(middle, commissure)
    if (length === 0) return 'curve-impossible'
    return 90 + (Math.asin((commissure[1] - middle[1]) / length) * 180) / Math.PI
  },
  draw(face, side) {
    const middle = lowerLipMidline(face)
    if (!middle) return []
    const length = distance(middle, toFrame(face.frame, face.mouth.commissure[side]))
    const below = fromFrame(face.frame, [middle[0], middle[1] - length / 2])
    return [below, fromFrame(face.frame, middle), face.mouth.commissure[side]]
  },
}
