import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './source-tree.ts'

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the program as a user does. */
function facialis(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(root, 'bin/facialis.mjs'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk))
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve({ code, out, err })))
}

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  expect(await facialis('--version')).toMatchObject({ code: 0, out: `${version}\n` })
})

test('--help is a manual: every command, exit code and variable is in it', async () => {
  const { code, out } = await facialis('--help')
  expect(code).toBe(0)
  for (const word of ['start', 'measure', 'emotrics', 'Exit codes', 'FACIALIS_PORT', 'FACIALIS_DATA', 'DATABASE_URL']) {
    expect(out).toContain(word)
  }
})

test.each([
  [['mesure', 'a.jpg'], 'Did you mean measure?'],
  [['measure'], 'missing required argument'],
  [['measure', '--jsn', 'a.jpg'], "unknown option '--jsn'"],
  [['measure', '--landmarks', 'a.jpg'], '--landmarks adds to --json'],
  [['measure', 'absent.jpg'], 'absent.jpg: no such file or folder'],
])('%j ends with 1 and says what is wrong', async (args, says) => {
  const { code, out, err } = await facialis(...args)
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toContain(says)
})
