import type { Face } from '../face/face.ts'
import { readMeasure, withSamples, type MeasureReadings } from './read-measure.ts'
import { STATIC_MEASURES } from './static/index.ts'

export { STATIC_MEASURES } from './static/index.ts'

/** Every measure of one photo by id: of each side with the difference left − right, or of the whole face. */
export function measureFace(face: Face): Record<string, MeasureReadings> {
  const sampled = withSamples(face)
  return Object.fromEntries(STATIC_MEASURES.map((measure) => [measure.id, readMeasure(measure, sampled)]))
}
