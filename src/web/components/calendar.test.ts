import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { ageAt, daysBetween, longDate, monthsBetween, sinceOnset, timeAgo } from './calendar.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })

test('a month is complete only on the same day of the next month', () => {
  expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(0)
  expect(monthsBetween('2026-01-15', '2026-02-15')).toBe(1)
})

test('a person is 39 until the day before the fortieth birthday', () => {
  expect(ageAt('1986-05-12', '2026-05-11')).toBe(39)
  expect(ageAt('1986-05-12', '2026-05-12')).toBe(40)
})

test('the change to summer time does not make a day of 23 hours count as none', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
})

test('a calendar date is the same day in every zone', () => {
  expect(longDate(i18n, '2026-05-12')).toBe('12 May 2026')
})

test('time ago is told in the unit a person would use', () => {
  expect(timeAgo(i18n, '2026-05-12', '2026-05-12')).toBe('today')
  expect(timeAgo(i18n, '2026-04-20', '2026-05-12')).toBe('3 weeks ago')
  expect(timeAgo(i18n, '2025-11-12', '2026-05-12')).toBe('6 months ago')
})

test.each([
  ['2026-01-10', '1 day before onset'],
  ['2025-12-29', '13 days before onset'],
  ['2025-12-21', '3 weeks before onset'],
  ['2025-07-11', '6 months before onset'],
  ['1971-01-11', '55 years before onset'],
  ['2026-01-11', '0 days after onset'],
  ['2026-07-11', '6 months after onset'],
])('a session of %s with an onset of 2026-01-11 was %s', (date, says) => {
  expect(sinceOnset(i18n, '2026-01-11', date)).toBe(says)
})
