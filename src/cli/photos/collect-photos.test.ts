import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { UsageError } from '../usage-error.ts'
import { collectPhotos } from './collect-photos.ts'

let folder = ''
const at = (...parts: string[]): string => path.join(folder, ...parts)

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
  expect(await collectPhotos([folder])).toEqual(expected)
})

test('a file named outright is taken whatever its name, and only once', async () => {
  writeFileSync(at('portrait'), '')
  expect(await collectPhotos([at('portrait'), at('.', 'portrait')])).toEqual([at('portrait')])
})

test('a link back to a folder above does not lead in circles', async () => {
  writeFileSync(at('a.jpg'), '')
  symlinkSync(folder, at('back'))
  expect(await collectPhotos([folder])).toEqual([at('a.jpg')])
})

test('what does not exist is named', async () => {
  await expect(collectPhotos([at('absent.jpg')])).rejects.toThrow(new UsageError(`${at('absent.jpg')}: no such file or folder`))
})

test('a folder without a photo is named', async () => {
  await expect(collectPhotos([folder])).rejects.toThrow(`${folder}: there is no photo in this folder`)
})
