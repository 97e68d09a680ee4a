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

const points = Array.from({ length: 68 }, (_, index) => [index, index % 7])
const sound = { landmarks68: points, leftIris: [40, 3, 2], rightIris: [20, 3, 2] }
const json = (changes: object): string => JSON.stringify({ ...sound, ...changes })

test.each([
  ['nothing', '', 'the file is empty'],
  ['cut off', '{ "landmarks68": [[1, 2],', 'not valid JSON'],
  ['67 points', json({ landmarks68: points.slice(1) }), 'landmarks68: expected 68 points [x, y]'],
  ['no points', json({ landmarks68: undefined }), 'landmarks68: expected 68 points [x, y]'],
  ['a point of one number', json({ landmarks68: [[1], ...points.slice(1)] }), 'landmarks68.0: expected the two numbers x and y'],
  ['a point of null', json({ landmarks68: [[null, 2], ...points.slice(1)] }), 'landmarks68.0.0: expected a number of pixels'],
  ['NaN', json({}).replace('[40,3,2]', '[NaN,3,2]'), 'not valid JSON'],
  ['a number beyond all numbers', json({}).replace('[40,3,2]', '[1e999,3,2]'), 'leftIris.0: expected a number of pixels'],
  ['no left iris', json({ leftIris: undefined }), 'leftIris: expected the three numbers x, y and radius'],
  ['an iris without extent', json({ rightIris: [20, 3, 0] }), 'rightIris.2: expected a radius above 0'],
  ['a scale of nought', json({ mmPerPixel: 0 }), 'mmPerPixel: expected a number above 0'],
  ['a scale in words', json({ mmPerPixel: '0.2' }), 'mmPerPixel: expected a number above 0'],
  ['prose', 'Dear colleague', 'no landmarks: expected a block of 68 lines'],
  ['text with nan', `landmarks {\n${points.map(() => 'nan,2').join('\n')}\n}`, 'landmark 1: “nan,2” is not “x,y”'],
])('emotrics refuses %s, naming the file and the field', async (_, content, says) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'facialis-emotrics-'))
  const file = path.join(folder, 'face.json')
  writeFileSync(file, content)
  const { code, out, err } = await facialis('emotrics', file)
  rmSync(folder, { recursive: true })
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(`face.json: `)
  expect(err).toContain(says)
})

test('emotrics reads JSON behind a byte order mark', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'facialis-emotrics-'))
  const file = path.join(folder, 'face.json')
  writeFileSync(file, `\ufeff${json({})}`)
  const { err } = await facialis('emotrics', file)
  rmSync(folder, { recursive: true })
  // Read, and then refused for what it is: no face.
  expect(err).toContain('face.json: refused, because a contour of these points is not a possible curve')
})
