import { offsetFromMidline } from '../../midline-offset.ts'
import { MIDLINE_YAW_LIMIT, type WholeMeasure } from '../../measure.ts'

/** Chin deviation: how far the foremost point of the chin (pogonion) lies from the facial midline, towards the left. */
export const chinDeviation: WholeMeasure = {
  id: 'chinDeviation',
  name: 'Chin deviation',
  of: 'face',
  signed: true,
  unit: 'mm',
  direction: 'Positive: it lies towards the left.',
  normal: null,
  smallestDetectableChange: 2,
  references: [],
  floor: null,
  yawLimit: MIDLINE_YAW_LIMIT,
  ...offsetFromMidline((face) => face.chin),
}
