import { expect, test } from 'vitest'
import { whichToKeep } from './which-to-keep.ts'

/** Backups at two in the morning, UTC, of these days. */
const on = (...days: string[]) => new Map(days.map((day) => [day, new Date(`${day}T02:00:00Z`)]))
const kept = (backups: ReadonlyMap<string, Date>, daily: number, weekly: number, monthly: number) =>
  [...whichToKeep(backups, { daily, weekly, monthly })].sort()

// 2026-11-23 is a Monday, 2026-11-22 the Sunday before it.
test('the newest of each of the last days is kept', () => {
  expect(kept(on('2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20'), 2, 0, 0)).toEqual(['2026-11-22', '2026-11-23'])
})

test('of several backups of one day the last is kept', () => {
  const day = new Map([['early', new Date('2026-11-23T02:00:00Z')], ['late', new Date('2026-11-23T14:00:00Z')]])
  expect(kept(day, 7, 4, 12)).toEqual(['late'])
})

test('a week begins on Monday', () => {
  const days = on('2026-11-23', '2026-11-22', '2026-11-16', '2026-11-15', '2026-11-09')
  expect(kept(days, 0, 3, 0)).toEqual(['2026-11-15', '2026-11-22', '2026-11-23'])
})

test('a month is a month of the calendar, also over the turn of the year', () => {
  expect(kept(on('2027-01-01', '2026-12-31', '2026-12-01', '2026-11-30'), 0, 0, 2)).toEqual(['2026-12-31', '2027-01-01'])
})

test('days without a backup do not count', () => {
  expect(kept(on('2026-11-23', '2026-10-01', '2026-03-05'), 3, 0, 0)).toEqual(['2026-03-05', '2026-10-01', '2026-11-23'])
})

test('a year of daily backups leaves 7 days, 4 weeks and 12 months', () => {
  const year = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10))
  // 31 December 2026 is a Thursday: seven days to the 25th, Sundays 27, 20, 13 beside it, and the last day of each month.
  const days = ['25', '26', '27', '28', '29', '30', '31'].map((day) => `2026-12-${day}`)
  const weeks = ['2026-12-13', '2026-12-20']
  const months = ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30']
  expect(kept(on(...year), 7, 4, 12)).toEqual([...months.map((day) => `2026-${day}`), ...weeks, ...days].sort())
})

test('the newest is kept whatever is asked for, and of nothing nothing is', () => {
  expect(kept(on('2026-11-23', '2026-11-22'), 0, 0, 0)).toEqual(['2026-11-23'])
  expect(kept(on(), 7, 4, 12)).toEqual([])
})
