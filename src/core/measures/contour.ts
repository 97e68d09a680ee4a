import { toFrame } from '../face/face-frame.ts'
import type { Frame } from '../face/face.ts'
import { crossings, smoothCurve } from '../geometry/curve.ts'
import type { Point } from '../geometry/point.ts'

/** A contour of the face as a smooth curve in the face frame, pixels. */
export const contourInFrame = (frame: Frame, points: readonly Point[]): Point[] =>
  smoothCurve(points.map((point) => toFrame(frame, point)))

/** The highest point of a contour on the facial vertical through `x`, or null when it does not reach there. */
export function highestAt(contour: readonly Point[], x: number): number | null {
  const heights = crossings(contour, x)
  return heights.length > 0 ? Math.max(...heights) : null
}

/** The lowest point of a contour on the facial vertical through `x`, or null when it does not reach there. */
export function lowestAt(contour: readonly Point[], x: number): number | null {
  const heights = crossings(contour, x)
  return heights.length > 0 ? Math.min(...heights) : null
}
