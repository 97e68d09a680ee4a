import type { Face } from '../../face/face.ts'
import type { Side } from '../../face/side.ts'
import type { Quantity, SidedMeasure } from '../measure.ts'

/** A length read in one photo, in millimetres by that photo's own scale. */
export function inMillimetres(measure: SidedMeasure, face: Face, side: Side): Quantity {
  const pixels = measure.quantity(face, side)
  if (typeof pixels === 'string') return pixels
  return face.scale ? pixels * face.scale.mmPerPixel : 'scale-unknown'
}
