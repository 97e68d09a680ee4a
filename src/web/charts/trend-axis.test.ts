import { expect, test } from 'vitest'
import { timeSpan, valueAxis } from './trend-axis.ts'
import type { TrendDate } from './trend-series.ts'

const at = (date: string, right: number): TrendDate => ({
  assessmentId: date,
  date,
  time: Date.parse(`${date}T00:00:00Z`),
  right: { ok: true, value: right, sd: 0.5, unit: 'mm' },
  left: { ok: false, why: 'iris-hidden' },
})

const mm = { normal: null, unit: 'mm', excursion: false } as const

test('the axis reaches back to the onset', () => {
  const onset = Date.parse('2026-01-01T00:00:00Z')
  const [first, last] = timeSpan([at('2026-05-12', 4)], onset)
  expect(first).toBeLessThan(onset)
  expect(last).toBeGreaterThan(Date.parse('2026-05-12T00:00:00Z'))
})

test('the ticks are the round numbers within what the bands and the normal range span', () => {
  // From 4 − 0.5 to 5.2: 1.7 in four steps is 0.43, so 0.5.
  expect(valueAxis({ ...mm, dates: [at('2026-05-12', 4)], lines: ['right', 'left'], normal: { low: 4, high: 5.2 } }).ticks).toEqual([3.5, 4, 4.5, 5])
  // From −0.3 to 15.4: 15.7 in four steps is 3.9, so 5; nothing is wasted on −5.
  const { domain, ticks } = valueAxis({ ...mm, dates: [at('2026-05-12', 0.2)], lines: ['right'], normal: { low: 2.8, high: 15.4 } })
  expect(ticks).toEqual([0, 5, 10, 15])
  expect(domain[0]).toBeLessThan(-0.3)
  expect(domain[0]).toBeGreaterThan(-2)
  expect(domain[1]).toBeGreaterThan(15.4)
})

test('one value without spread still has an axis, and so has none', () => {
  const flat: TrendDate = { assessmentId: 'x', date: '2026-05-12', time: 0, face: { ok: true, value: 2, sd: 0, unit: 'mm' } }
  expect(valueAxis({ ...mm, dates: [flat], lines: ['face'] })).toEqual({ domain: [1, 3], ticks: [1, 1.5, 2, 2.5, 3] })
  expect(valueAxis({ ...mm, dates: [], lines: ['face'] }).ticks).toEqual([0, 1])
})

test('0 is on the axis of every movement, and of a length that comes near it; never of an angle', () => {
  const low = [at('2026-02-01', 3), at('2026-05-12', 8)]
  const high = [at('2026-02-01', 20), at('2026-05-12', 23)]
  const first = (dates: readonly TrendDate[], more: Partial<Parameters<typeof valueAxis>[0]> = {}) =>
    valueAxis({ ...mm, dates, lines: ['right'], ...more }).ticks[0]
  // Bands from 2.5 to 8.5: 0 is 2.5 away, less than their height of 6. From 19.5 to 23.5: 19.5 away, more than 4.
  expect([first(low), first(high)]).toEqual([0, 20])
  expect(first(high, { excursion: true })).toBe(0)
  expect(first(low, { unit: '°', excursion: true })).toBe(4)
})

test('a movement backwards has its 0 at the top', () => {
  const { ticks } = valueAxis({ ...mm, dates: [at('2026-02-01', -8)], lines: ['right'], excursion: true })
  expect(ticks.at(-1)).toBe(0)
})
