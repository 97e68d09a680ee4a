import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from './make-folder.ts'

const base = await mkdtemp(join(tmpdir(), 'facialis-folder-'))
afterAll(() => rm(base, { recursive: true }))

test('folders above are made too, and made again they stay', async () => {
  const folder = join(base, 'a', 'b', 'c')
  await makeFolder(folder, 0o711)
  await makeFolder(folder, 0o700)
  expect((await stat(folder)).mode & 0o777).toBe(0o711)
})

test('a file in the way is named as one', async () => {
  await writeFile(join(base, 'file'), '')
  await expect(makeFolder(join(base, 'file'), 0o711)).rejects.toThrow('it is a file, not a folder')
  await expect(makeFolder(join(base, 'file', 'below'), 0o711)).rejects.toThrow('ENOTDIR')
})

test.runIf(process.platform === 'linux')('a folder where none can be is refused at once', async () => {
  await expect(makeFolder('/proc/facialis', 0o711)).rejects.toThrow('ENOENT')
})
