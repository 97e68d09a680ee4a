import { expect, test } from 'vitest'
import { standardDeviation } from './spread.ts'

test('eight values around 5 with squares of 32: √(32 / 7)', () => {
  // Deviations −3, −1, −1, −1, 0, 0, 2, 4: squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16.
  expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12)
})

test('where the values lie does not matter, how far apart does', () => {
  expect(standardDeviation([-1, 1])).toBeCloseTo(Math.SQRT2, 12)
  expect(standardDeviation([999, 1001])).toBeCloseTo(Math.SQRT2, 12)
  expect(standardDeviation([-5, 5])).toBeCloseTo(5 * Math.SQRT2, 12)
})

test('one value, or none, has no spread', () => {
  expect(standardDeviation([7])).toBe(0)
  expect(standardDeviation([])).toBe(0)
})
