import { expect, test } from 'vitest'
import { normalScale, whereIn } from './normal-scale.ts'

test('the normal range is the middle half of the bar when the values are near it', () => {
  // 8–12 about 10: the bar runs from 6 to 14.
  expect(normalScale({ low: 8, high: 12 }, [10, 12, 6.5])).toEqual({ from: 25, to: 75, places: [50, 75, 6.25] })
})

test('a value far outside stays on the bar, and the range shrinks to make room', () => {
  const { from, to, places } = normalScale({ low: 8, high: 12 }, [30])
  expect(places[0]).toBeGreaterThan(90)
  expect(places[0]).toBeLessThanOrEqual(100)
  expect((from + to) / 2).toBeCloseTo(50, 10)
})

test('a range of a single value still has a place', () => {
  expect(normalScale({ low: 100, high: 100 }, [100])).toEqual({ from: 50, to: 50, places: [50] })
})

test('closed lids whose lashes read 1.8 ± 1.0 mm are not above a normal of 0; a gap of 5.0 ± 0.3 mm is', () => {
  expect(whereIn({ low: 0, high: 0 }, 1.8, 1)).toBe('within')
  expect(whereIn({ low: 0, high: 0 }, 5, 0.3)).toBe('above')
})

test('the limits themselves are normal', () => {
  expect(whereIn({ low: 8, high: 12 }, 8)).toBe('within')
  expect(whereIn({ low: 8, high: 12 }, 12.1)).toBe('above')
  expect(whereIn({ low: 8, high: 12 }, 7.9)).toBe('below')
})
