import { toFrame } from '../face/face-frame.ts'
import type { Face } from '../face/face.ts'
import type { Side } from '../face/side.ts'
import { distance, type Point } from '../geometry/point.ts'
import { contourInFrame, lowestAt } from './contour.ts'

/**
 * The midline point of the outer border of the lower lip, in the face frame; null when the contour does not reach it.
 */
export function lowerLipMidline(face: Face): Point | null {
  const up = lowestAt(contourInFrame(face.frame, face.mouth.lowerLipOuter), 0)
  return up === null ? null : [0, up]
}

/**
 * The middle of one half of the upper lip, in the face frame: where the outer border of the upper lip meets a circle
 * around the commissure whose radius is half the commissure's horizontal distance from the midline. Null when it
 * does not. Definition of Emotrics.
 */
export function midHemilip(face: Face, side: Side): Point | null {
  return meetsCircle(face, side, face.mouth.upperLipOuter)
}

function meetsCircle(face: Face, side: Side, border: readonly Point[]): Point | null {
  const commissure = toFrame(face.frame, face.mouth.commissure[side])
  const radius = Math.abs(commissure[0]) / 2
  const contour = contourInFrame(face.frame, border)
  const fromCommissure = side === 'left' ? contour.reverse() : contour
  for (let i = 0; i + 1 < fromCommissure.length; i++) {
    const a = fromCommissure[i]
    const b = fromCommissure[i + 1]
    if (!a || !b) continue
    const [near, far] = [distance(a, commissure), distance(b, commissure)]
    if (near <= radius && far > radius) {
      const t = (radius - near) / (far - near)
      return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
    }
  }
  return null
}
