import { expect, test } from 'vitest'
import { LANDMARK_COUNT } from '../../../../core/face/landmarks.ts'
import type { Point } from '../../../../core/geometry/point.ts'
import { eyeMiddles, regionOrWhole } from './face-regions.ts'

const picture = { width: 1000, height: 1200 }

/** A face of which only the eye corners and lids matter: patient's right eye at x 300–400, left at 600–700, y 500. */
function face(): Point[] {
  const points: Point[] = Array.from({ length: LANDMARK_COUNT }, () => [500, 800])
  for (const index of [133, 173, 157, 158, 159, 160, 161, 246, 155, 154, 153, 145, 144, 163, 7]) points[index] = [350, 500]
  for (const index of [362, 398, 384, 385, 386, 387, 388, 466, 382, 381, 380, 374, 373, 390, 249]) points[index] = [650, 500]
  points[133] = [400, 500]
  points[33] = [300, 500]
  points[362] = [600, 500]
  points[263] = [700, 500]
  return points
}

test('the middle of an eye is half-way between its corners, the patient’s right eye first', () => {
  expect(eyeMiddles(face())).toEqual([[350, 500], [650, 500]])
})

test('the eyes are shown from outer corner to outer corner, with a margin of 12 % of that width', () => {
  // 300…700 is 400 wide; 12 % of it is 48.
  expect(regionOrWhole('eyes', face(), picture)).toEqual({ x: 252, y: 452, width: 496, height: 96 })
})

test('without landmarks the whole picture is shown, and no eyes are invented', () => {
  expect(regionOrWhole('mouth', [], picture)).toEqual({ x: 0, y: 0, width: 1000, height: 1200 })
  expect(eyeMiddles([])).toBeNull()
})
