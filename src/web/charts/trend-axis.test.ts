import { expect, test } from 'vitest'
import { timeSpan, valueSpan } from './trend-axis.ts'
import type { TrendDate } from './trend-series.ts'

const at = (date: string, right: number): TrendDate => ({
  assessmentId: date,
  date,
  time: Date.parse(`${date}T00:00:00Z`),
  right: { ok: true, value: right, sd: 0.5, unit: 'mm' },
  left: { ok: false, why: 'iris-hidden' },
})

test('the axis reaches back to the onset', () => {
  const onset = Date.parse('2026-01-01T00:00:00Z')
  const [first, last] = timeSpan([at('2026-05-12', 4)], onset)
  expect(first).toBeLessThan(onset)
  expect(last).toBeGreaterThan(Date.parse('2026-05-12T00:00:00Z'))
})

test('the values hold every band and the normal range, in whole numbers', () => {
  // 4 − 0.5 = 3.5 → 3; the range reaches to 5.2 → 6.
  expect(valueSpan([at('2026-05-12', 4)], ['right', 'left'], { low: 4, high: 5.2 })).toEqual([3, 6])
})

test('one value without spread still has an axis', () => {
  const flat: TrendDate = { assessmentId: 'x', date: '2026-05-12', time: 0, face: { ok: true, value: 2, sd: 0, unit: 'mm' } }
  expect(valueSpan([flat], ['face'], null)).toEqual([1, 3])
})
