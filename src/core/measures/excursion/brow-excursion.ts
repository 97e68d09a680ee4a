import { YAW_LIMIT } from '../measure.ts'
import { browHeight } from '../static/brow-height.ts'
import type { ExcursionMeasure } from './excursion.ts'
import { inMillimetres } from './in-millimetres.ts'

/** Brow excursion: brow height with the brows raised minus brow height at rest. For the frontal branch. */
export const browExcursion: ExcursionMeasure = {
  id: 'browExcursion',
  name: 'Brow excursion',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: the brow rises further.',
  normal: null,
  normalDifference: null,
  smallestDetectableChange: 1.5,
  period: null,
  references: ['emotrics'],
  yawLimit: YAW_LIMIT,
  views: ['brow_up'],
  quantity({ rest, moved }, side) {
    const before = inMillimetres(browHeight, rest, side)
    const after = inMillimetres(browHeight, moved, side)
    return typeof before === 'string' ? before : typeof after === 'string' ? after : after - before
  },
  methodSd: () => 0,
}
