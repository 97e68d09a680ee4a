import { frameThrough, toFrame } from '../../face/face-frame.ts'
import type { Face } from '../../face/face.ts'
import type { Side } from '../../face/side.ts'
import { centroid, subtract, type Point } from '../../geometry/point.ts'
import type { Movement } from './excursion.ts'

/**
 * How the commissure moved, mm: away from the midline, and up. The two photos are laid over each other by the canthi,
 * which stay where they are when the gaze wanders. Null without a scale.
 */
export function commissureDisplacement({ rest, moved }: Movement, side: Side): Point | null {
  const before = placeOfCommissure(rest, side)
  const after = placeOfCommissure(moved, side)
  if (!before || !after) return null
  const [x, up] = subtract(after, before)
  return [side === 'left' ? x : -x, up]
}

function placeOfCommissure(face: Face, side: Side): Point | null {
  if (!face.scale) return null
  const [right, left] = [face.eyes.right, face.eyes.left].map((eye) => centroid([eye.innerCanthus, eye.outerCanthus]))
  if (!right || !left) return null
  const [x, up] = toFrame(frameThrough(right, left, 'canthi'), face.mouth.commissure[side])
  return [x * face.scale.mmPerPixel, up * face.scale.mmPerPixel]
}
