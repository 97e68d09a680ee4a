import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { MASTER_KEY_BYTES, masterKeyOf } from './master-key.ts'

const master = masterKeyOf(randomBytes(MASTER_KEY_BYTES))
const key = randomBytes(32)

test('a wrapped key opens for its own object, with its own master key', () => {
  expect(master.unwrap(master.wrap(key, 'object'), 'object').equals(key)).toBe(true)
})

test('the key of one object does not open as that of another, nor with another master key, which is named', () => {
  const wrapped = master.wrap(key, 'object')
  const other = masterKeyOf(randomBytes(MASTER_KEY_BYTES))
  expect(() => master.unwrap(wrapped, 'another')).toThrow('another was not wrapped by the master key')
  expect(() => other.unwrap(wrapped, 'object')).toThrow(other.fingerprint)
  expect(() => master.unwrap(wrapped.subarray(0, 20), 'object')).toThrow('was not wrapped')
})

test('a master key has 32 bytes', () => {
  expect(() => masterKeyOf(randomBytes(16))).toThrow(RangeError)
})
