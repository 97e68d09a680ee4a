import { expect, test } from 'vitest'
import { fromBase32, toBase32 } from './base32.ts'
import { matchingStep, stepAt, totp } from './totp.ts'

/** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
const KEY = Buffer.from('12345678901234567890')
const VECTORS = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
] as const

test.each(VECTORS)('at %i s the code is the one of RFC 6238', (seconds, code) => {
  expect(totp(KEY, stepAt(new Date(seconds * 1000)))).toBe(code)
})

test('a code is taken half a minute early and late, and not beyond', () => {
  const [seconds, code] = VECTORS[2]
  const at = (offset: number) => matchingStep(KEY, code, new Date((seconds + offset) * 1000), 0)
  expect([at(-30), at(0), at(30)]).toEqual([stepAt(new Date(seconds * 1000)), at(0), at(0)])
  expect([at(-60), at(90)]).toEqual([null, null])
})

test('a code counts once', () => {
  const [seconds, code] = VECTORS[2]
  const now = new Date(seconds * 1000)
  expect(matchingStep(KEY, code, now, stepAt(now))).toBeNull()
})

test('base 32 is that of RFC 4648', () => {
  expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(fromBase32('mzxw6ytboi').toString()).toBe('foobar')
  expect(() => fromBase32('a1')).toThrow('not base 32')
})
