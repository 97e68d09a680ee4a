import { expect, test } from 'vitest'
import { ageTold, completedMonths } from './elapsed.ts'

// Counted by hand on a calendar.
test.each([
  ['2026-01-31', '2026-02-28', 0],
  ['2026-01-31', '2026-03-31', 2],
  ['2025-11-15', '2026-02-14', 2],
  ['2025-11-15', '2026-02-15', 3],
  ['2026-02-15', '2025-11-15', -3],
  ['2026-02-15', '2026-02-15', 0],
])('from %s to %s are %i completed months', (from, to, months) => expect(completedMonths(from, to)).toBe(months))

test('age is told in completed years, and as 90 for everybody who is older', () => {
  expect(ageTold('1980-02-29', '2026-02-28')).toBe(45)
  expect(ageTold('1980-02-29', '2026-03-01')).toBe(46)
  expect(ageTold('1931-01-01', '2026-03-01')).toBe(90)
})
