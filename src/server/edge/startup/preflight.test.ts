import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartupError } from '../../config.ts'
import { type Ground, preflight } from './preflight.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facialis-preflight-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const ground: Ground = { now: () => Date.UTC(2026, 10, 23), free: () => Promise.resolve(10 ** 12) }

async function refusal(given: Partial<Ground>, data = join(folder, 'data')): Promise<string> {
  const failure: unknown = await preflight({ data, databaseUrl: null }, { ...ground, ...given }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(StartupError)
  const { message } = failure as StartupError
  // One sentence: its only full stop that ends anything is the last character.
  expect(message).toMatch(/^[^\n]*[^.]\.$/)
  return message
}

test('on sound ground the data folder is made and nothing is left in it', async () => {
  const data = join(folder, 'deep', 'data')
  await preflight({ data, databaseUrl: null }, ground)
  expect(await readdir(data)).toEqual([])
})

test('a clock that was never set is named with what it says', async () => {
  expect(await refusal({ now: () => 0 })).toContain('1970-01-01')
})

test('a data folder that is a file is named', async () => {
  const data = join(folder, 'file')
  await writeFile(data, '')
  expect(await refusal({}, data)).toContain(`FACIALIS_DATA ${data} cannot be used`)
})

test.skipIf(process.platform !== 'linux')('a data folder where nobody can write is named', async () => {
  expect(await refusal({}, '/proc')).toContain('FACIALIS_DATA /proc cannot be written')
})

test('a new center needs room; one that is there opens on a full disk, so that it can be read', async () => {
  const full = { free: () => Promise.resolve(100 * 1024 * 1024) }
  expect(await refusal(full)).toMatch(/100 MiB left.*256 MiB/)
  const data = join(folder, 'data')
  await writeFile(join(data, 'database.secret'), '')
  await preflight({ data, databaseUrl: null }, { ...ground, ...full })
})
