import type { Face } from '../face/face.ts'
import { SIDES } from '../face/side.ts'
import type { Point } from '../geometry/point.ts'
import { STATIC_MEASURES } from '../measures/index.ts'
import type { Drawing } from './photo-result.ts'

/** The segments and contours of every measure that can be shown on the picture, pixels. */
export function drawMeasures(face: Face): Drawing[] {
  return STATIC_MEASURES.flatMap((measure): Drawing[] =>
    measure.of === 'face'
      ? drawing(measure.id, null, measure.draw(face))
      : SIDES.flatMap((side) => drawing(measure.id, side, measure.draw(face, side))),
  )
}

const drawing = (measure: string, side: Drawing['side'], points: readonly Point[]): Drawing[] =>
  points.length === 0 ? [] : [{ measure, side, points: points.map(([x, y]) => [x, y]) }]
