import { expect, test } from 'vitest'
import type { TrendPoint } from '../../core/records/assessment.ts'
import { bandOf, commonReason, linesOf, measuresIn, tellingMeasure, tellingView, trendDates, valueOf, viewsIn } from './trend-series.ts'

const point = (date: string, side: TrendPoint['side'], value: number, more: Partial<TrendPoint> = {}): TrendPoint => ({
  assessmentId: `of ${date}`,
  date,
  view: 'rest',
  measure: 'mrd1',
  side,
  reading: { ok: true, value, sd: 0.5, unit: 'mm' },
  ...more,
})

const points: readonly TrendPoint[] = [
  point('2026-05-12', 'right', 4),
  point('2026-02-01', 'right', 4.2),
  point('2026-02-01', 'left', 1.1),
  point('2026-02-01', 'difference', -3.1),
  point('2026-05-12', 'left', 0, { reading: { ok: false, why: 'iris-hidden' } }),
  point('2026-05-12', null, 1, { view: 'smile_open', measure: 'chinDeviation' }),
]

test('dates are in order, each with both sides and without the difference', () => {
  const dates = trendDates(points, 'rest', 'mrd1')
  expect(dates.map(({ date }) => date)).toEqual(['2026-02-01', '2026-05-12'])
  expect(dates[0]).toMatchObject({ right: { value: 4.2 }, left: { value: 1.1 } })
  expect(dates[0]).not.toHaveProperty('difference')
})

test('what was not measured is a gap, never a zero', () => {
  const last = trendDates(points, 'rest', 'mrd1')[1]
  expect(bandOf(last?.left)).toBeNull()
  expect(bandOf(undefined)).toBeNull()
  expect(bandOf(last?.right)).toEqual([3.5, 4.5])
})

test('a visit without a number keeps its date and its reason, and the line is not carried over it', () => {
  const why = 'smile.jpg: no face was found'
  const refused = { reading: { ok: false, why } } as const
  const visits = [
    point('2026-02-01', 'right', 4),
    point('2026-02-01', 'left', 1),
    point('2026-03-01', 'right', 0, refused),
    point('2026-03-01', 'left', 0, refused),
    point('2026-05-12', 'right', 4),
    point('2026-05-12', 'left', 0, refused),
  ]
  const dates = trendDates(visits, 'rest', 'mrd1')
  expect(dates.map(({ date }) => date)).toEqual(['2026-02-01', '2026-03-01', '2026-05-12'])
  expect(dates.map(({ right }) => valueOf(right))).toEqual([4, null, 4])
  expect(dates.map((date) => commonReason(date, ['right', 'left']))).toEqual([null, why, null])
})

test('reasons that differ between the sides stand each in its place', () => {
  const visit = [
    point('2026-02-01', 'right', 0, { reading: { ok: false, why: 'iris-hidden' } }),
    point('2026-02-01', 'left', 0, { reading: { ok: false, why: 'landmark-missing' } }),
  ]
  const [date] = trendDates(visit, 'rest', 'mrd1')
  expect(date && commonReason(date, ['right', 'left'])).toBeNull()
})

test('a measure of the whole face is one line', () => {
  expect(linesOf(trendDates(points, 'smile_open', 'chinDeviation'))).toEqual(['face'])
  expect(linesOf(trendDates(points, 'rest', 'mrd1'))).toEqual(['right', 'left'])
})

test('only views and measures with a number can be chosen', () => {
  const unread = point('2026-05-12', 'left', 0, { view: 'snarl', reading: { ok: false, why: 'scale-unknown' } })
  expect(viewsIn([...points, unread])).toEqual(['rest', 'smile_open'])
  expect(measuresIn([...points, { ...unread, view: 'rest', measure: 'mrd2' }], 'rest', (ids) => [...ids])).toEqual(['mrd1'])
  expect(viewsIn(points)).toEqual(['rest', 'smile_open'])
  expect(measuresIn(points, 'rest', (ids) => [...ids])).toEqual(['mrd1'])
})

test('a trend opens on the full smile and its most telling measure, or on the first that is there', () => {
  expect(tellingView(['rest', 'smile_open', 'brow_up'])).toBe('smile_open')
  expect(tellingView(['rest', 'brow_up'])).toBe('rest')
  expect(tellingMeasure(['browHeight', 'commissurePosition'], ['commissureExcursion', 'commissurePosition'])).toBe('commissurePosition')
  expect(tellingMeasure(['browHeight'], ['commissureExcursion'])).toBe('browHeight')
  expect(tellingMeasure([], ['commissureExcursion'])).toBeUndefined()
})
