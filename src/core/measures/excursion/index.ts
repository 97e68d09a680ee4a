import { browExcursion } from './brow-excursion.ts'
import { closurePercentage } from './closure-percentage.ts'
import { commissureExcursionAngle } from './commissure-excursion-angle.ts'
import { commissureExcursion } from './commissure-excursion.ts'
import type { ExcursionMeasure } from './excursion.ts'
import { lagophthalmos } from './lagophthalmos.ts'

/** Every measure of a movement between two photos of one session. */
export const EXCURSION_MEASURES: readonly ExcursionMeasure[] = [
  browExcursion,
  lagophthalmos,
  closurePercentage,
  commissureExcursion,
  commissureExcursionAngle,
]
