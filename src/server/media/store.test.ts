import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openMediaStore } from './store.ts'

const data = await mkdtemp(join(tmpdir(), 'facialis-store-'))
const arriving = join(data, 'media', 'arriving')
afterAll(() => rm(data, { recursive: true, force: true }))

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

test('the same photo arriving twice at once is kept once, under the digest of its bytes', async () => {
  const store = await openMediaStore(data)
  const bytes = Buffer.from('the bytes of a photo')
  expect(await Promise.all([store.keep(bytes), store.keep(bytes)])).toEqual([digest(bytes), digest(bytes)])
  expect(await readFile(store.path(digest(bytes)))).toEqual(bytes)
  expect(await readdir(arriving)).toEqual([])
})

test('a photo of which the disk holds a part only is written again, whole', async () => {
  const store = await openMediaStore(data)
  const bytes = Buffer.from('the bytes of a photo')
  await writeFile(store.path(digest(bytes)), bytes.subarray(0, 5))
  await store.keep(bytes)
  expect(await readFile(store.path(digest(bytes)))).toEqual(bytes)
})

test('a photo that cannot be kept leaves nothing behind', async () => {
  const store = await openMediaStore(data)
  const bytes = Buffer.from('the bytes of another photo')
  // A folder in the place of the file: the last step of keeping, the renaming, fails.
  await mkdir(store.path(digest(bytes)), { recursive: true })
  await expect(store.keep(bytes)).rejects.toThrow('EISDIR')
  expect(await readdir(arriving)).toEqual([])
})

test('opening sweeps away what a crash left, and not what another process is writing', async () => {
  await writeFile(join(arriving, 'left'), 'half a photo')
  await writeFile(join(arriving, 'on its way'), 'half a photo')
  const yesterday = Date.now() / 1000 - 86_400
  await utimes(join(arriving, 'left'), yesterday, yesterday)
  await openMediaStore(data)
  expect(await readdir(arriving)).toEqual(['on its way'])
})
