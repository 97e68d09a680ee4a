import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Point } from '../../../../core/geometry/point.ts'
import { carry, similarityOf } from './similarity.ts'

test('a quarter turn with doubling, worked by hand', () => {
  // (0,0)→(10,10) and (1,0)→(10,12): x grows along +y, twice as long.
  const s = similarityOf([[0, 0], [1, 0]], [[10, 10], [10, 12]])
  expect(s).toEqual({ a: 0, b: 2, tx: 10, ty: 10 })
})

test('both points land where they should, whatever they are', () => {
  const coordinate = fc.double({ min: -4000, max: 4000, noNaN: true })
  const point = fc.tuple(coordinate, coordinate) as fc.Arbitrary<Point>
  fc.assert(
    fc.property(point, point, point, point, (a, b, c, d) => {
      fc.pre(Math.hypot(a[0] - b[0], a[1] - b[1]) > 1 && Math.hypot(c[0] - d[0], c[1] - d[1]) > 1)
      const s = similarityOf([a, b], [c, d])
      if (s === null) throw new Error('two distinct pairs always have a similarity')
      for (const [from, to] of [[a, c], [b, d]] as const) {
        expect(carry(s, from)[0]).toBeCloseTo(to[0], 5)
        expect(carry(s, from)[1]).toBeCloseTo(to[1], 5)
      }
    }),
  )
})

test('coinciding eyes cannot be aligned', () => {
  expect(similarityOf([[5, 5], [5, 5]], [[0, 0], [1, 0]])).toBeNull()
})
