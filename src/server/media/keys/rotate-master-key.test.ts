import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { collect } from '../cipher/pieces.ts'
import { openMedia } from '../open-media.ts'
import { openTestMedia, type TestMedia } from '../testing/test-media.ts'
import { openMasterKey } from './open-master-key.ts'
import { rotateMasterKey } from './rotate-master-key.ts'

let here: TestMedia
let object = ''
const bytes = randomBytes(5000)
const elsewhere = await mkdtemp(join(tmpdir(), 'facialis-key-'))
beforeAll(async () => {
  here = await openTestMedia()
  object = await here.keep(await here.patient(), bytes)
})
afterAll(async () => {
  await here.close()
  await rm(elsewhere, { recursive: true })
})

const keyFile = () => join(here.config.data, 'master.key')
const readable = async (config = here.config) => {
  const { store } = await openMedia(here.db, config)
  return (await collect((await store.open(here.db, object)).stream)).equals(bytes)
}

test('the first start makes a key that only its owner can read', async () => {
  expect((await stat(keyFile())).mode & 0o777).toBe(0o600)
  expect((await openMasterKey(here.db, here.config)).fingerprint).toBe(here.media.master.fingerprint)
})

test('after a rotation every photo opens with the new key, and what still holds the old one is refused', async () => {
  const before = await readFile(keyFile(), 'utf8')
  const { from, to, keys, kept } = await rotateMasterKey(here.db, here.config, undefined)
  expect([from, keys]).toEqual([here.media.master.fingerprint, 1])
  expect(await readFile(kept ?? '', 'utf8')).toBe(before)
  expect(await readable()).toBe(true)
  // A process that was not started again names both keys, and can store nothing under the old one.
  await expect(here.media.store.open(here.db, object)).rejects.toThrow(`${from}, but by ${to}`)
  await expect(here.keep(await here.patient(), randomBytes(10))).rejects.toThrow('foreign key')
})

test('a second rotation of the same day keeps both earlier keys', async () => {
  await rotateMasterKey(here.db, here.config, undefined)
  const kept = (await readdir(here.config.data)).filter((name) => /^master\.key\.\d{4}-\d\d-\d\d(-2)?$/.test(name))
  expect(kept).toHaveLength(2)
  expect(await readable()).toBe(true)
})

test('a rotation that was cut off after its commit is finished by the next start, one before it leaves the old key', async () => {
  const [old, pending] = [join(elsewhere, 'old'), `${keyFile()}.new`]
  await writeFile(old, await readFile(keyFile()))
  await rotateMasterKey(here.db, here.config, undefined)
  await rename(keyFile(), pending)
  await writeFile(keyFile(), await readFile(old), { mode: 0o600 })
  expect(await readable()).toBe(true)
  await expect(stat(pending)).rejects.toThrow('ENOENT')

  await writeFile(pending, `${randomBytes(32).toString('base64')}\n`)
  expect(await readable()).toBe(true)
})

test('another key, and none, are refused with the fingerprint of the right one', async () => {
  const { fingerprint } = await openMasterKey(here.db, here.config)
  const other = join(elsewhere, 'other')
  await writeFile(other, `${randomBytes(32).toString('base64')}\n`)
  const config = (file: string) => readConfig({ FACIALIS_DATA: here.config.data, FACIALIS_MASTER_KEY_FILE: file }, false, '/')
  await expect(openMasterKey(here.db, config(other))).rejects.toThrow(`stored under the master key ${fingerprint}, but ${other}`)
  await expect(openMasterKey(here.db, config(join(elsewhere, 'none')))).rejects.toThrow('does not exist')
  await writeFile(other, 'a letter')
  await expect(openMasterKey(here.db, config(other))).rejects.toThrow('holds no master key')
})

test('a key from the environment is replaced by one from the environment, and else it is said how', async () => {
  const secret = (await readFile(keyFile(), 'utf8')).trim()
  const of = (key: string) => readConfig({ FACIALIS_DATA: here.config.data, FACIALIS_MASTER_KEY: key }, false, '/')
  await expect(rotateMasterKey(here.db, of(secret), undefined)).rejects.toThrow('FACIALIS_NEW_MASTER_KEY')
  const next = randomBytes(32).toString('base64')
  expect((await rotateMasterKey(here.db, of(secret), next)).kept).toBeNull()
  expect(await readable(of(next))).toBe(true)
  await expect(openMasterKey(here.db, here.config)).rejects.toThrow('stored under the master key')
})
