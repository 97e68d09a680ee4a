import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { facialis } from './run-facialis.ts'
import { root } from './source-tree.ts'

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
  [['measure', '--cornea', '23.54', 'a.jpg'], '--cornea 23.54: give the corneal diameter in millimetres, from 8 to 15'],
])('%j ends with 1 and says what is wrong', async (args, says) => {
  const { code, out, err } = await facialis(...args)
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toContain(says)
})

test('emotrics refuses points that are no face, naming the file and the field', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'facialis-emotrics-'))
  const file = path.join(folder, 'few.json')
  writeFileSync(file, '{ "landmarks68": [[1, 2]], "leftIris": [1, 2, 3], "rightIris": [1, 2, 3] }')
  const { code, out, err } = await facialis('emotrics', file)
  rmSync(folder, { recursive: true })
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('few.json')
  expect(err).toContain('landmarks68')
})
