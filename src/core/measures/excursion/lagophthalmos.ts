import { YAW_LIMIT } from '../measure.ts'
import type { ExcursionMeasure } from './excursion.ts'
import { lidGap } from './lid-gap.ts'

/**
 * Lagophthalmos: the gap that remains between the lids when the eye is meant to be closed. The photo at rest lends its
 * scale, because closed eyes show no iris.
 */
export const lagophthalmos: ExcursionMeasure = {
  id: 'lagophthalmos',
  name: 'Lagophthalmos',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: the eye stays further open.',
  normal: { low: 0, high: 0, meaning: 'individuals', views: ['eyes_gentle', 'eyes_tight'], references: ['emotricsPlus'] },
  normalDifference: null,
  smallestDetectableChange: 1,
  period: null,
  references: ['emotricsPlus'],
  yawLimit: YAW_LIMIT,
  views: ['eyes_gentle', 'eyes_tight'],
  quantity({ moved }, side) {
    const residual = lidGap(moved, side)
    return typeof residual === 'string' ? residual : residual.gap
  },
  methodSd({ moved }, side) {
    const residual = lidGap(moved, side)
    return typeof residual === 'string' ? 0 : residual.sd
  },
}
