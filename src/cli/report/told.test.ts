import { afterEach, expect, test, vi } from 'vitest'
import { tell } from './told.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test.each([
  [true, 0],
  [false, 2],
] as const)('what is %s is said line by line and ends with code %i', async (ok, code) => {
  let said = ''
  const write = (text: string, done: () => void): boolean => {
    said += text
    done()
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(write as typeof process.stdout.write)
  expect([await tell(Promise.resolve({ ok, lines: ['one', 'two'] })), said]).toEqual([code, 'one\ntwo\n'])
})
