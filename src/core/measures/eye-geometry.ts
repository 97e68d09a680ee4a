import { fromFrame, toFrame } from '../face/face-frame.ts'
import type { Face } from '../face/face.ts'
import type { Side } from '../face/side.ts'
import type { Point } from '../geometry/point.ts'
import { contourInFrame, highestAt, lowestAt } from './contour.ts'

/** A vertical distance: from one height of the face frame to another, on the facial vertical through x. Pixels. */
export interface Vertical {
  readonly x: number
  readonly from: number
  readonly to: number
}

export const drawVertical = (face: Face, vertical: Vertical | null): Point[] =>
  vertical ? [fromFrame(face.frame, [vertical.x, vertical.from]), fromFrame(face.frame, [vertical.x, vertical.to])] : []

/** The pupil and its radius in the face frame, or null when the lids cover it. */
export function pupilInFrame(face: Face, side: Side): { x: number; up: number; radius: number } | null {
  const iris = face.eyes[side].iris
  if (!iris) return null
  const [x, up] = toFrame(face.frame, iris.centre)
  return { x, up, radius: iris.radius }
}

export const upperLidHeight = (face: Face, side: Side, x: number): number | null =>
  highestAt(contourInFrame(face.frame, face.eyes[side].upperLidMargin), x)

export const lowerLidHeight = (face: Face, side: Side, x: number): number | null =>
  lowestAt(contourInFrame(face.frame, face.eyes[side].lowerLidMargin), x)
