import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartupError } from '../config.ts'
import { persistentSecret } from './persistent-secret.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facialis-secret-'))
  path = join(folder, 'some.secret')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('of several first starts one makes the secret, and all have the same', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => persistentSecret(path)))
  expect(new Set([...made, await persistentSecret(path)]).size).toBe(1)
  expect([(await stat(path)).mode & 0o777, await readdir(folder)]).toEqual([0o600, ['some.secret']])
})

test.each(['', 'cut short'])('a file that holds less than a secret stops the start and is left as it is: %j', async (text) => {
  await writeFile(path, text)
  await expect(persistentSecret(path)).rejects.toThrow(StartupError)
  await expect(persistentSecret(path)).rejects.toThrow(path)
  expect((await stat(path)).size).toBe(text.length)
})
