import { toFrame } from '../../../face/face-frame.ts'
import { YAW_LIMIT, type WholeMeasure } from '../../measure.ts'

/**
 * Commissure height deviation: how much higher the left commissure stands than the right one, along the facial
 * vertical.
 */
export const commissureHeightDeviation: WholeMeasure = {
  id: 'commissureHeightDeviation',
  name: 'Commissure height deviation',
  of: 'face',
  signed: true,
  unit: 'mm',
  direction: 'Positive: the left corner of the mouth stands higher.',
  normal: null,
  smallestDetectableChange: 2,
  references: ['emotrics'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face) {
    const { left, right } = face.mouth.commissure
    return toFrame(face.frame, left)[1] - toFrame(face.frame, right)[1]
  },
  draw: (face) => [face.mouth.commissure.right, face.mouth.commissure.left],
}
