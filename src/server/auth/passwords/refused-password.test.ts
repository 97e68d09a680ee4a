import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type BreachedPasswords, NO_BREACHED_FILES, openBreachedPasswords } from './breached-files.ts'
import { checkPassword } from './refused-password.ts'

const context = { center: 'Hospital Ribera', name: 'Ada Lovelace', email: 'ada.lovelace@ribera.example' }
const check = (password: string, breached: BreachedPasswords = NO_BREACHED_FILES) => checkPassword(password, context, breached)

const folder = await mkdtemp(join(tmpdir(), 'facialis-passwords-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase()

test.each(['four words in a row', 'ñandú comió cuatro uvas', 'xk2 9fj qq81', 'a long enough password'])('%s is taken', async (password) => {
  await expect(check(password)).resolves.toBeUndefined()
})

test.each([
  ['eleven char', 'at least 12'],
  ['w '.repeat(200), 'at most 256'],
  // Of the list of common passwords in @zxcvbn-ts/language-common.
  ['1qaz2wsx3edc', 'guessed first'],
  ['Administrator', 'guessed first'],
  ['aaaaaaaaaaaaaa', 'guessed first'],
  ['abcabcabcabcab', 'guessed first'],
  ['123456789012', 'guessed first'],
  ['Facialis2026', 'names that others know'],
  ['lovelace-ada-1', 'names that others know'],
  ['RiberaHospital!', 'names that others know'],
])('%s is refused', async (password, why) => {
  await expect(check(password)).rejects.toMatchObject({ code: 'invalid', field: 'password', message: expect.stringContaining(why) })
})

test('a folder of range files of Have I Been Pwned is believed', async () => {
  const leaked = 'correct horse battery'
  await writeFile(join(folder, '00000.txt'), 'F'.repeat(35) + ':1\r\n')
  await writeFile(join(folder, `${sha1(leaked).slice(0, 5)}.txt`), `${'0'.repeat(35)}:3\r\n${sha1(leaked).slice(5)}:12\r\n`)
  const breached = await openBreachedPasswords(folder)
  await expect(check(leaked, breached)).rejects.toThrow('known from a breach')
  await expect(check('battery horse correct', breached)).resolves.toBeUndefined()
})

test('in the file ordered by hash every line is found, and nothing else', async () => {
  const known = Array.from({ length: 301 }, (_, index) => `known ${String(index)}`)
  const file = join(folder, 'ordered.txt')
  const lines = known.map((word, index) => `${sha1(word)}:${String(10 ** (index % 7))}`).sort()
  await writeFile(file, lines.join('\r\n') + '\r\n')
  const breached = await openBreachedPasswords(file)
  for (const word of known) expect([word, await breached.has(word)]).toEqual([word, true])
  for (const word of known) expect([word, await breached.has(`un${word}`)]).toEqual([word, false])
})

test('a list that is not there is said at the start', async () => {
  await expect(openBreachedPasswords(join(folder, 'nowhere'))).rejects.toThrow('FACIALIS_BREACHED_PASSWORDS')
})
