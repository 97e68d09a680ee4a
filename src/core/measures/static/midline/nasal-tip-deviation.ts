import { offsetFromMidline } from '../../midline-offset.ts'
import { MIDLINE_YAW_LIMIT, type WholeMeasure } from '../../measure.ts'

/** Nasal tip deviation: how far the tip of the nose lies from the facial midline, towards the left. */
export const nasalTipDeviation: WholeMeasure = {
  id: 'nasalTipDeviation',
  name: 'Nasal tip deviation',
  of: 'face',
  signed: true,
  unit: 'mm',
  direction: 'Positive: it lies towards the left.',
  normal: null,
  smallestDetectableChange: 2,
  references: [],
  floor: null,
  yawLimit: MIDLINE_YAW_LIMIT,
  ...offsetFromMidline((face) => face.nasalTip),
}
