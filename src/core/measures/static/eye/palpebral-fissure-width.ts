import { distance } from '../../../geometry/point.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

/** Palpebral fissure width: from the inner to the outer canthus. */
export const palpebralFissureWidth: SidedMeasure = {
  id: 'palpebralFissureWidth',
  name: 'Palpebral fissure width',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: the canthi are further apart.',
  normal: { low: 26, high: 29.7, meaning: 'means of cohorts', views: ['rest'], references: ['hongKong2013', 'malik2022'] },
  normalDifference: null,
  smallestDetectableChange: 1,
  references: ['malik2022'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity: (face, side) => distance(face.eyes[side].innerCanthus, face.eyes[side].outerCanthus),
  draw: (face, side) => [face.eyes[side].innerCanthus, face.eyes[side].outerCanthus],
}
