import type { ExpressionId } from '../capture/expressions.ts'
import type { Face } from '../face/face.ts'
import { EXCURSION_MEASURES } from './excursion/index.ts'
import { readExcursion } from './excursion/read-excursion.ts'
import { readMeasure, withSamples, type MeasureReadings } from './read-measure.ts'
import { STATIC_MEASURES } from './static/index.ts'

export { EXCURSION_MEASURES } from './excursion/index.ts'
export { STATIC_MEASURES } from './static/index.ts'

/** Every measure of the center, those of one photo first. */
export const MEASURES = [...STATIC_MEASURES, ...EXCURSION_MEASURES]

/** Every measure of one photo by id: of each side with the difference left − right, or of the whole face. */
export function measureFace(face: Face): Record<string, MeasureReadings> {
  const sampled = withSamples(face)
  return Object.fromEntries(STATIC_MEASURES.map((measure) => [measure.id, readMeasure(measure, sampled)]))
}

/** Every measure by id of the movement from the photo at rest to the photo of `view` of the same session. */
export function measureMovement(rest: Face, moved: Face, view: ExpressionId): Record<string, MeasureReadings> {
  const [before, after] = [withSamples(rest), withSamples(moved)]
  const measures = EXCURSION_MEASURES.filter((measure) => measure.views.includes(view))
  return Object.fromEntries(measures.map((measure) => [measure.id, readExcursion(measure, before, after)]))
}
