import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from './source-tree.ts'

let folder = ''
const at = (name: string): string => path.join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'facialis-build-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const module = (name: string): string => pathToFileURL(path.join(root, 'tools/build', name)).href

/** Runs a script in a Node of its own. @returns what it printed */
function node(script: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk))
  return new Promise((resolve, reject) =>
    child.on('error', reject).on('close', (code) => (code === 0 ? resolve(printed) : reject(new Error(`ended with ${code}`)))))
}

/** Reads a number, waits, and writes the next one: two at once would lose a count. */
const count = (): Promise<string> =>
  node(`
    import { readFileSync, writeFileSync } from 'node:fs'
    import { withLock } from ${JSON.stringify(module('lock.mjs'))}
    await withLock(${JSON.stringify(at('lock'))}, async () => {
      const counted = Number(readFileSync(${JSON.stringify(at('count'))}, 'utf8'))
      await new Promise((resolve) => setTimeout(resolve, 100))
      writeFileSync(${JSON.stringify(at('count'))}, String(counted + 1))
    })`)

test('four builds started together work one after the other', async () => {
  writeFileSync(at('count'), '0')
  await Promise.all([count(), count(), count(), count()])
  expect(readFileSync(at('count'), 'utf8')).toBe('4')
})

test('the lock of a process that has died is taken over', async () => {
  writeFileSync(at('count'), '0')
  const dead = Number(await node('process.stdout.write(String(process.pid))'))
  writeFileSync(at('lock'), `${dead} ${hostname()}`)
  await count()
  expect(readFileSync(at('count'), 'utf8')).toBe('1')
})

const print = (): Promise<string> =>
  node(`
    import { fingerprint } from ${JSON.stringify(module('fingerprint.mjs'))}
    process.stdout.write(fingerprint(${JSON.stringify(folder)}, ['a.ts', 'a.test.ts', 'absent']))`)

test('the fingerprint follows the bytes of the sources, not their dates, and ignores their tests', async () => {
  writeFileSync(at('a.ts'), 'one')
  const before = await print()
  writeFileSync(at('a.ts'), 'one')
  writeFileSync(at('a.test.ts'), 'a test')
  expect(await print()).toBe(before)
  writeFileSync(at('a.ts'), 'two')
  expect(await print()).not.toBe(before)
})
