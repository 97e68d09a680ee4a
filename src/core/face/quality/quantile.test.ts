import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantile } from './quantile.ts'

test('the value nine tenths of ten values lie below is the largest', () => {
  expect(quantile(Float32Array.from([3, 9, 1, 200.5, 4, 200.25, 7, 2, 8, 0]), 0.9)).toBe(200.5)
  expect(quantile(Float32Array.from([3, 9, 1, 200.5, 4, 200.25, 7, 2, 8, 0]), 0.8)).toBe(200.25)
})

test('it is the value at its rank after sorting', () => {
  const levels = fc.float32Array({ min: 0, max: 255, noNaN: true, minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(levels, fc.integer({ min: 0, max: 9 }), (values, tenths) => {
      const sorted = Float32Array.from(values).sort()
      expect(quantile(values, tenths / 10)).toBe(sorted[Math.floor((values.length * tenths) / 10)])
    }),
  )
})
