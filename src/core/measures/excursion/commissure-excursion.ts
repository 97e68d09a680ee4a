import { YAW_LIMIT } from '../measure.ts'
import { commissureDisplacement } from './commissure-displacement.ts'
import type { ExcursionMeasure } from './excursion.ts'

const SMILES = ['smile_closed', 'smile_open'] as const

/**
 * Commissure excursion: how far the corner of the mouth moves from rest. A movement; see commissure position for one
 * photo.
 */
export const commissureExcursion: ExcursionMeasure = {
  id: 'commissureExcursion',
  name: 'Commissure excursion',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: the corner of the mouth moves further.',
  // Of spontaneous smiles: there is no verified range of posed ones.
  normal: { low: 2.77, high: 15.39, meaning: 'individuals', views: SMILES, references: ['iacolucci2015'] },
  normalDifference: { low: -2.71, high: 3.85, meaning: 'individuals', views: SMILES, references: ['angleOrthodontist2017'] },
  smallestDetectableChange: 2,
  period: null,
  references: ['iacolucci2015'],
  yawLimit: YAW_LIMIT,
  views: [...SMILES, 'pucker', 'lower_teeth', 'snarl'],
  quantity(movement, side) {
    const displacement = commissureDisplacement(movement, side)
    return displacement ? Math.hypot(...displacement) : 'scale-unknown'
  },
  methodSd: () => 0,
}
