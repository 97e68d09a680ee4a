import { expect, test } from 'vitest'
import { tokenBuckets } from './token-bucket.ts'

test('a burst passes at once, and then as many as the long run allows', () => {
  const buckets = tokenBuckets({ burst: 3, perSecond: 2 })
  expect([0, 0, 0].map((now) => buckets.take('a', now))).toEqual([0, 0, 0])
  expect(buckets.take('a', 0)).toBe(0.5)
  expect(buckets.take('a', 0.5)).toBe(0)
  expect(buckets.take('a', 0.5)).toBe(0.5)
  // After a long pause no more than the burst.
  expect([100, 100, 100, 100].map((now) => buckets.take('a', now))).toEqual([0, 0, 0, 0.5])
})

test('what one caller uses up is not taken from another', () => {
  const buckets = tokenBuckets({ burst: 1, perSecond: 1 })
  expect([buckets.take('a', 0), buckets.take('a', 0), buckets.take('b', 0)]).toEqual([0, 1, 0])
})

test('a clock that goes back neither fills nor empties a bucket', () => {
  const buckets = tokenBuckets({ burst: 2, perSecond: 1 })
  expect([buckets.take('a', 10), buckets.take('a', 5), buckets.take('a', 5)]).toEqual([0, 0, 1])
})

test('a crowd makes the longest unused bucket forgotten, not the busy one', () => {
  const buckets = tokenBuckets({ burst: 1, perSecond: 1 }, 2)
  buckets.take('busy', 0)
  buckets.take('b', 0)
  buckets.take('busy', 0)
  buckets.take('c', 0)
  expect(buckets.take('busy', 0)).toBe(1)
  expect(buckets.take('b', 0)).toBe(0)
})
