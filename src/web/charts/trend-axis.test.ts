import { expect, test } from 'vitest'
import { timeSpan, valueTicks } from './trend-axis.ts'
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

test('the ticks are round numbers and hold every band and the normal range', () => {
  // From 4 − 0.5 to 5.2: 1.7 in four steps is 0.425, so 0.5.
  expect(valueTicks([at('2026-05-12', 4)], ['right', 'left'], { low: 4, high: 5.2 })).toEqual([3.5, 4, 4.5, 5, 5.5])
  // From 0.7 − 0.5 to 15.4: 15.2 in four steps is 3.8, so 5.
  expect(valueTicks([at('2026-05-12', 0.7)], ['right'], { low: 2.8, high: 15.4 })).toEqual([0, 5, 10, 15, 20])
  // From −0.7 to 0.3: 1 in four steps is 0.25, so 0.5.
  expect(valueTicks([at('2026-05-12', -0.2)], ['right'], null)).toEqual([-1, -0.5, 0, 0.5])
})

test('one value without spread still has an axis, and so has none', () => {
  const flat: TrendDate = { assessmentId: 'x', date: '2026-05-12', time: 0, face: { ok: true, value: 2, sd: 0, unit: 'mm' } }
  expect(valueTicks([flat], ['face'], null)).toEqual([2, 3])
  expect(valueTicks([], ['face'], null)).toEqual([0, 1])
})
