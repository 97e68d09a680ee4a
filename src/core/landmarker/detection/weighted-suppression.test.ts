import { expect, test } from 'vitest'
import { largestCentralFace } from './choose-face.ts'
import { mirrorDetection, type Detection } from './detection.ts'
import { overlap, suppressWeighted } from './weighted-suppression.ts'

const face = (x: number, y: number, size: number, score: number): Detection => ({
  score,
  centre: [x, y],
  width: size,
  height: size,
  keypoints: [[x - size / 4, y], [x + size / 4, y], [x, y], [x, y], [x - size / 2, y], [x + size / 2, y]],
})

test('overlap is intersection over union', () => {
  // Two 10 × 10 boxes shifted by 5: 50 shared of 150.
  expect(overlap(face(0, 0, 10, 1), face(5, 0, 10, 1))).toBeCloseTo(1 / 3, 12)
  expect(overlap(face(0, 0, 10, 1), face(20, 0, 10, 1))).toBe(0)
})

test('boxes of the same face are averaged by score, another face stays', () => {
  const faces = suppressWeighted([face(0, 0, 10, 0.6), face(1, 0, 10, 0.9), face(50, 0, 10, 0.7)])
  expect(faces.map((f) => f.score)).toEqual([0.9, 0.7])
  // (0.9 · 1 + 0.6 · 0) / 1.5
  expect(faces[0]?.centre[0]).toBeCloseTo(0.6, 12)
  expect(faces[0]?.keypoints[0]?.[0]).toBeCloseTo(0.6 - 2.5, 12)
  expect(faces[1]?.centre).toEqual([50, 0])
})

test('no detections make no face', () => {
  expect(suppressWeighted([])).toEqual([])
  expect(largestCentralFace([], 100, 100)).toBeNull()
})

test('the largest face is chosen, unless it is only slightly larger and at the corner', () => {
  const central = face(50, 50, 20, 0.9)
  expect(largestCentralFace([central, face(60, 50, 40, 0.6)], 100, 100)?.width).toBe(40)
  expect(largestCentralFace([face(5, 5, 22, 0.9), central], 100, 100)?.width).toBe(20)
})

test('in the mirror the right eye becomes the left one', () => {
  const mirrored = mirrorDetection(face(30, 10, 20, 0.9), 100)
  expect(mirrored.centre).toEqual([70, 10])
  expect(mirrored.keypoints[0]).toEqual([65, 10])
  expect(mirrored.keypoints[4]).toEqual([60, 10])
})
