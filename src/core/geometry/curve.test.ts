import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crossings, smoothCurve } from './curve.ts'
import type { Point } from './point.ts'

const HILL: readonly Point[] = [[0, 0], [1, 1], [2, 1], [3, 0]]

test('the curve passes through every point: each eighth of its vertices is one', () => {
  const curve = smoothCurve(HILL)
  expect(curve).toHaveLength(3 * 8 + 1)
  expect(HILL.map((_, i) => curve[8 * i])).toEqual(HILL)
})

test('halfway between two points it lies at (9 (b + c) − (a + d)) / 16', () => {
  // Catmull–Rom at t = 1/2. Middle segment: (9 · 2 − 0) / 16; first one with a = 2 · 0 − 1 = −1: (9 · 1 − (−1 + 1)) / 16.
  const curve = smoothCurve(HILL)
  expect(curve[8 + 4]).toEqual([1.5, 1.125])
  expect(curve[4]).toEqual([0.5, 0.5625])
})

test('two points make a straight line in equal steps', () => {
  expect(smoothCurve([[0, 0], [8, 16]]).slice(0, 3)).toEqual([[0, 0], [1, 2], [2, 4]])
})

test('one point is its own curve, none has none', () => {
  expect(smoothCurve([[3, 4]])).toEqual([[3, 4]])
  expect(smoothCurve([])).toEqual([])
})

test('read backwards it is the same curve', () => {
  const coordinate = fc.integer({ min: -100, max: 100 })
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12 }), (points) => {
      const forwards = smoothCurve(points)
      const backwards = smoothCurve(points.toReversed()).toReversed()
      expect(backwards).toHaveLength(forwards.length)
      forwards.forEach(([x, y], i) => {
        expect(backwards[i]?.[0]).toBeCloseTo(x, 9)
        expect(backwards[i]?.[1]).toBeCloseTo(y, 9)
      })
    }),
  )
})

test('a polyline crosses a vertical once per segment that reaches it, in the order of the polyline', () => {
  // Out along y = x to x = 4, and back along y = 6 − x / 2.
  const bent: Point[] = [[0, 0], [4, 4], [0, 6]]
  expect(crossings(bent, 1)).toEqual([1, 5.5])
  expect(crossings(bent, 4)).toEqual([4, 4])
})

test('beyond its ends it is not crossed, and a vertical segment crosses nothing', () => {
  expect(crossings([[0, 0], [4, 4]], 4.001)).toEqual([])
  expect(crossings([[2, 0], [2, 9]], 2)).toEqual([])
  expect(crossings([], 0)).toEqual([])
})
