import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRotatingFile } from './rotating-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facialis-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lines = (name: string) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n')

test('a full file is put aside, the newest are kept, and no line is torn or missing among them', () => {
  const log = openRotatingFile(join(folder, 'a.log'), { maxBytes: 100, kept: 2 })
  // Ten bytes a line with its end: ten lines a file.
  for (let i = 100; i < 135; i++) log.write(`line  ${String(i)}\n`)
  log.close()
  expect(readdirSync(folder).sort()).toEqual(['a.log', 'a.log.1', 'a.log.2'])
  const kept = ['a.log.2', 'a.log.1', 'a.log'].flatMap(lines)
  expect(kept).toEqual(Array.from({ length: 25 }, (_, i) => `line  ${String(110 + i)}`))
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(100)
})

test('only the account of Facialis can read the log', () => {
  openRotatingFile(join(folder, 'a.log'), { maxBytes: 100, kept: 1 }).write('line\n')
  expect(statSync(join(folder, 'a.log')).mode & 0o777).toBe(0o600)
})

test('while the disk takes nothing no write fails, and what waited is written afterwards, in order', () => {
  const place = join(folder, 'gone')
  const log = openRotatingFile(join(place, 'a.log'), { maxBytes: 1000, kept: 1 })
  log.write('first\n')
  log.write('second\n')
  mkdirSync(place)
  log.write('third\n')
  expect(lines('gone/a.log')).toEqual(['first', 'second', 'third'])
})

test('lines beyond what can wait are counted', () => {
  const place = join(folder, 'gone')
  const log = openRotatingFile(join(place, 'a.log'), { maxBytes: 1_000_000, kept: 1 })
  for (let i = 0; i < 2005; i++) log.write(`${String(i)}\n`)
  mkdirSync(place)
  log.write('last\n')
  // 2000 wait, the last one among them: six made room.
  expect(lines('gone/a.log').slice(0, 2)).toEqual(['{"level":"warn","event":"lines-lost","count":6}', '6'])
})

test('two processes that write into one log follow it when either puts it aside', () => {
  const first = openRotatingFile(join(folder, 'a.log'), { maxBytes: 1000, kept: 2 })
  first.write('before\n')
  renameSync(join(folder, 'a.log'), join(folder, 'a.log.1'))
  openRotatingFile(join(folder, 'a.log'), { maxBytes: 1000, kept: 2 }).write('other\n')
  first.write('after\n')
  expect(lines('a.log')).toEqual(['other', 'after'])
})
