import { fromFrame, toFrame } from '../face/face-frame.ts'
import type { Face } from '../face/face.ts'
import type { Point } from '../geometry/point.ts'
import type { WholeMeasure } from './measure.ts'

/** How far a point lies from the facial midline, positive towards the patient's left, and the line that shows it. */
export function offsetFromMidline(point: (face: Face) => Point): Pick<WholeMeasure, 'quantity' | 'draw'> {
  return {
    quantity: (face) => toFrame(face.frame, point(face))[0],
    draw: (face) => [fromFrame(face.frame, [0, toFrame(face.frame, point(face))[1]]), point(face)],
  }
}
