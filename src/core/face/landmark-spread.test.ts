import { expect, test } from 'vitest'
import { standardDeviation } from '../geometry/spread.ts'
import type { Point } from '../geometry/point.ts'
import { landmarkSpread, samplesFromSpread } from './landmark-spread.ts'

test('samples at x = 0, 2 and 4 px with one y have a deviation of 2 px in x, 0 in y: √(2² / 2) along one axis', () => {
  const samples = [0, 2, 4].map((x): Point[] => [[x, 5]])
  expect(landmarkSpread({ points: [[2, 5]], samples })).toEqual([expect.closeTo(Math.SQRT2, 12)])
})

test('stand-in samples have the spread that was kept, on the average of many landmarks, within 5 %', () => {
  const points: Point[] = Array.from({ length: 478 }, (_, i) => [i, -i])
  const samples = samplesFromSpread(points, points.map(() => 0.5))
  const deviations = points.map((_, i) => standardDeviation(samples.map((sample) => sample[i]?.[0] ?? NaN)))
  expect(deviations.reduce((sum, sd) => sum + sd, 0) / deviations.length).toBeCloseTo(0.5, 1)
  expect(samplesFromSpread(points, points.map(() => 0.5))).toEqual(samples)
})

test('no samples, no spread; no spread, no samples', () => {
  expect(landmarkSpread({ points: [[0, 0]], samples: [] })).toEqual([])
  expect(samplesFromSpread([[0, 0]], [])).toEqual([])
})
