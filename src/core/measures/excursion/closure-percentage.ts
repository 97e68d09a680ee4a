import { YAW_LIMIT } from '../measure.ts'
import { palpebralFissureHeight } from '../static/eye/palpebral-fissure-height.ts'
import type { ExcursionMeasure } from './excursion.ts'
import { inMillimetres } from './in-millimetres.ts'
import { lidGap } from './lid-gap.ts'

/** Eye closure: by how much of its height at rest the palpebral fissure closes; 100 % is complete. */
export const closurePercentage: ExcursionMeasure = {
  id: 'closurePercentage',
  name: 'Eye closure',
  of: 'side',
  unit: '%',
  direction: '100 %: the lids meet; 0 %: they do not move.',
  normal: { low: 100, high: 100, meaning: 'individuals', views: ['eyes_gentle', 'eyes_tight'], references: ['emotricsPlus'] },
  normalDifference: null,
  smallestDetectableChange: 10,
  period: null,
  references: ['emotricsPlus'],
  yawLimit: YAW_LIMIT,
  views: ['eyes_gentle', 'eyes_tight'],
  quantity({ rest, moved }, side) {
    const open = inMillimetres(palpebralFissureHeight, rest, side)
    const residual = lidGap(moved, side)
    if (typeof open === 'string') return open
    if (typeof residual === 'string') return residual
    return rest.eyes[side].iris ? (100 * (open - residual.gap)) / open : 'eyes-closed'
  },
  methodSd({ rest, moved }, side) {
    const open = inMillimetres(palpebralFissureHeight, rest, side)
    const residual = lidGap(moved, side)
    return typeof open === 'string' || typeof residual === 'string' || open <= 0 ? 0 : (100 * residual.sd) / open
  },
}
