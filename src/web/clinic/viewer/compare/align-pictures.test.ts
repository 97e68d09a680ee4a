import { expect, test } from 'vitest'
import { LANDMARK_COUNT } from '../../../../core/face/landmarks.ts'
import type { Point } from '../../../../core/geometry/point.ts'
import { carry } from '../picture/similarity.ts'
import { alignPictures } from './align-pictures.ts'

/** Eye corners around two eye middles; everything else nowhere in particular. */
function landmarks(right: Point, left: Point): Point[] {
  const points: Point[] = Array.from({ length: LANDMARK_COUNT }, () => [0, 0])
  points[33] = [right[0] - 10, right[1]]
  points[133] = [right[0] + 10, right[1]]
  points[362] = [left[0] - 10, left[1]]
  points[263] = [left[0] + 10, left[1]]
  return points
}

const size = { width: 800, height: 1000 }

test('the eyes of the second picture come to lie on those of the first', () => {
  const first = { landmarks: landmarks([300, 400], [500, 400]), size }
  const second = { landmarks: landmarks([700, 820], [1100, 780]), size: { width: 1600, height: 2000 } }
  const { similarity, onEyes } = alignPictures(first, second)
  expect(onEyes).toBe(true)
  expect(carry(similarity, [700, 820])[0]).toBeCloseTo(300, 8)
  expect(carry(similarity, [700, 820])[1]).toBeCloseTo(400, 8)
  expect(carry(similarity, [1100, 780])[0]).toBeCloseTo(500, 8)
})

test('without landmarks the pictures are only brought to one width, and it says so', () => {
  const aligned = alignPictures({ landmarks: [], size }, { landmarks: [], size: { width: 1600, height: 2000 } })
  expect(aligned.onEyes).toBe(false)
  expect(carry(aligned.similarity, [1600, 2000])).toEqual([800, 1000])
})
