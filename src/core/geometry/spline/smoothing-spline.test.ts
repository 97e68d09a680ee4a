import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Point } from '../point.ts'
import { evaluate } from './b-spline.ts'
import { smoothingSpline } from './smoothing-spline.ts'

const at = (points: readonly Point[], smoothing: number, x: number): number => {
  const spline = smoothingSpline(points, smoothing)
  if (!spline) throw new Error('no spline')
  return evaluate(spline, x)
}

const residual = (points: readonly Point[], smoothing: number): number =>
  points.reduce((sum, [x, y]) => sum + (at(points, smoothing, x) - y) ** 2, 0)

test('four points have the cubic through them, and beyond them it goes on: x³ at 5 is 125', () => {
  const cubic: Point[] = [-2, -1, 1, 3].map((x) => [x, x ** 3])
  expect(at(cubic, 1, 2)).toBeCloseTo(8, 9)
  expect(at(cubic, 1, 5)).toBeCloseTo(125, 9)
})

test('points that a cubic misses by less than the smoothing get the least-squares cubic', () => {
  // The cubic nearest to five points at −2…2 misses by the orthogonal polynomial of degree 4, (1, −4, 6, −4, 1).
  const points: Point[] = [1, -4, 6, -4, 1].map((y, i) => [i - 2, y / 10])
  expect(at(points, 1, 0)).toBeCloseTo(0, 9)
  expect(residual(points, 1)).toBeCloseTo(0.7, 9)
})

test('points that no cubic comes near enough to are missed by exactly the smoothing', () => {
  const points: Point[] = [0, 12, -7, 9, 3, -11, 4].map((y, i) => [10 * i, y])
  expect(Math.abs(residual(points, 1) - 1)).toBeLessThan(0.001)
  expect(Math.abs(residual(points, 40) - 40)).toBeLessThan(0.04)
})

test('values of SciPy 1.17.1, UnivariateSpline(x, y, s=1), at −5, 25 and 52', () => {
  const points: Point[] = [0, 12, -7, 9, 3, -11, 4].map((y, i) => [10 * i, y])
  expect(at(points, 1, -5)).toBeCloseTo(-47.321689556, 6)
  expect(at(points, 1, 25)).toBeCloseTo(-0.490253712, 6)
  expect(at(points, 1, 52)).toBeCloseTo(-11.727582120, 6)
})

test('moving the points moves the curve with them', () => {
  const points: Point[] = [0, 12, -7, 9, 3, -11, 4].map((y, i) => [10 * i, y])
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }), (dx, dy) => {
      const moved = points.map(([x, y]): Point => [x + dx, y + dy])
      expect(at(moved, 1, 33 + dx)).toBeCloseTo(at(points, 1, 33) + dy, 6)
    }),
  )
})

test.each<[string, Point[]]>([
  ['three points', [[0, 0], [1, 1], [2, 0]]],
  ['points that turn back', [[0, 0], [2, 1], [1, 2], [3, 0], [4, 1]]],
  ['points in one place', [[1, 0], [1, 1], [1, 2], [1, 3], [1, 4]]],
])('%s have no curve', (_, points) => {
  expect(smoothingSpline(points, 1)).toBeNull()
})
