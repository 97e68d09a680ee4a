import { expect, test } from 'vitest'
import { isDue, lastMoment } from './due.ts'

const at = { hour: 2, minute: 0 }
/** Moments on the clock of this machine, whatever its time zone. */
const local = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute)
const attempt = (askedAt: Date, succeeded: boolean) => ({ askedAt, succeeded })

test('the last moment of a time of day is today once it has come, else yesterday', () => {
  expect(lastMoment(local(23, 14), at)).toEqual(local(23, 2))
  expect(lastMoment(local(23, 2), at)).toEqual(local(23, 2))
  expect(lastMoment(local(23, 1, 59), at)).toEqual(local(22, 2))
})

test('a backup is due when its time came after the last one, also hours late, and once a day', () => {
  const yesterday = attempt(local(22, 2), true)
  expect(isDue(local(23, 1, 59), at, yesterday)).toBe(false)
  expect(isDue(local(23, 2), at, yesterday)).toBe(true)
  expect(isDue(local(23, 9), at, yesterday)).toBe(true)
  expect(isDue(local(23, 9), at, attempt(local(23, 8), true))).toBe(false)
})

test('a backup that failed is tried again after an hour', () => {
  const failed = attempt(local(23, 2), false)
  expect(isDue(local(23, 2, 59), at, failed)).toBe(false)
  expect(isDue(local(23, 3), at, failed)).toBe(true)
})
