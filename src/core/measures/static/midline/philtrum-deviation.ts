import { offsetFromMidline } from '../../midline-offset.ts'
import { MIDLINE_YAW_LIMIT, type WholeMeasure } from '../../measure.ts'

/** Philtrum deviation: how far the middle of the philtrum lies from the facial midline, towards the left. */
export const philtrumDeviation: WholeMeasure = {
  id: 'philtrumDeviation',
  name: 'Philtrum deviation',
  of: 'face',
  signed: true,
  unit: 'mm',
  direction: 'Positive: it lies towards the left.',
  normal: null,
  smallestDetectableChange: 2,
  references: [],
  floor: null,
  yawLimit: MIDLINE_YAW_LIMIT,
  ...offsetFromMidline((face) => face.philtrum),
}
