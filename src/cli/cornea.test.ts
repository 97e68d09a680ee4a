import { expect, test } from 'vitest'
import { corneaFrom } from './cornea.ts'

test.each([['10.5', 10.5], ['8', 8], ['15', 15], ['11.77', 11.77]])('%s mm is a corneal diameter', (typed, mm) => {
  expect(corneaFrom(typed)).toBe(mm)
})

// Two diameters added, a radius, centimetres, and what is no number.
test.each(['23.54', '5.9', '1.18', '0', '-11', '7.99', '15.01', 'NaN', 'Infinity', '11,8', '11.8mm', '', '1e1', '0x0b'])(
  '%j is refused, not clamped',
  (typed) => {
    expect(() => corneaFrom(typed)).toThrow(`--cornea ${typed}: give the corneal diameter in millimetres, from 8 to 15`)
  },
)
