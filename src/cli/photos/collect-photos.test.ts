import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { UsageError } from '../usage-error.ts'
import { collectPhotos } from './collect-photos.ts'

let folder = ''
const at = (...parts: string[]): string => path.join(folder, ...parts)
const found = async (...places: string[]): Promise<string[]> => (await collectPhotos(places)).map((photo) => photo.path)

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'facialis-photos-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('a folder gives its pictures to its depths, sorted as people count, hidden files left out', async () => {
  mkdirSync(at('visit'))
  for (const name of ['photo10.jpg', 'photo2.JPG', 'notes.txt', '.hidden.jpg', 'visit/a.heic', 'visit/b.svg']) {
    writeFileSync(at(name), '')
  }
  const expected = ['photo2.JPG', 'photo10.jpg', 'visit/a.heic', 'visit/b.svg'].map((name) => at(name))
  expect(await found(folder)).toEqual(expected)
})

test('a file named outright is taken whatever its name, and only once', async () => {
  writeFileSync(at('portrait'), '')
  expect(await found(at('portrait'), at('.', 'portrait'))).toEqual([at('portrait')])
})

test('a link back to a folder above does not lead in circles', async () => {
  writeFileSync(at('a.jpg'), '')
  symlinkSync(folder, at('back'))
  expect(await found(folder)).toEqual([at('a.jpg')])
})

test('what does not exist is named', async () => {
  await expect(collectPhotos([at('absent.jpg')])).rejects.toThrow(new UsageError(`${at('absent.jpg')}: no such file or folder`))
})

test('a folder without a photo is named', async () => {
  await expect(collectPhotos([folder])).rejects.toThrow(`${folder}: there is no photo in this folder`)
})

test('a link that leads nowhere, a pipe and a file that may not be read are photos: they will be refused by name', async () => {
  symlinkSync('absent.jpg', at('a-link.jpg'))
  execFileSync('mkfifo', [at('b-pipe.jpg')])
  writeFileSync(at('c-secret.jpg'), '', { mode: 0 })
  const names = ['a-link.jpg', 'b-pipe.jpg', 'c-secret.jpg'].map((name) => at(name))
  expect(await found(folder)).toEqual(names)
  expect(await found(...names)).toEqual(names)
})

// macOS stores no such name.
test.skipIf(process.platform === 'darwin')('a file whose name is not Unicode is refused by the name that can be shown', async () => {
  // é in Latin-1.
  writeFileSync(Buffer.concat([Buffer.from(at('caf')), Buffer.from([0xe9]), Buffer.from('.jpg')]), '')
  const [photo] = await collectPhotos([folder])
  expect(photo?.unreadable).toBe(`${at('caf\ufffd.jpg')} cannot be opened because its name is not Unicode: rename it.`)
})

test('annotated pictures of an earlier run are not measured', async () => {
  for (const name of ['a.jpg', 'a.jpg.overlay.png']) writeFileSync(at(name), '')
  expect(await found(folder)).toEqual([at('a.jpg')])
})

// Who is root reads every folder.
test.skipIf(process.getuid?.() === 0)('a folder that cannot be read is refused by name, and the photos beside it stay', async () => {
  writeFileSync(at('a.jpg'), '')
  mkdirSync(at('locked'), { mode: 0 })
  const photos = await collectPhotos([folder])
  expect(photos.map((photo) => photo.path)).toEqual([at('a.jpg'), at('locked')])
  expect(photos[1]?.unreadable).toContain('locked is a folder that cannot be read (EACCES)')
  chmodSync(at('locked'), 0o700)
})
