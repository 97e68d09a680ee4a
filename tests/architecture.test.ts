import { expect, test } from 'vitest'
import ts from 'typescript'
import { exists, filesUnder, importCycle, isTest, parse, reachable, read, sourceFile, walk } from './source-tree.ts'

/** The rooms of core from the ground up: a room may import only itself and rooms before it. */
const FLOORS = [
  'geometry', 'face', 'landmarker', 'capture', 'measures', 'phantom',
  'clinical', 'pathway', 'records', 'exports', 'contract',
]

/** Lists that other rooms iterate, and the folders whose every file must be reachable from them. */
const CATALOGUES = [
  ['src/core/measures/index.ts', 'src/core/measures/static'],
  ['src/core/measures/index.ts', 'src/core/measures/excursion'],
  ['src/core/clinical/scales/index.ts', 'src/core/clinical/scales'],
  ['src/core/clinical/questionnaires/index.ts', 'src/core/clinical/questionnaires'],
  ['src/core/clinical/procedures/index.ts', 'src/core/clinical/procedures'],
  ['src/core/exports/index.ts', 'src/core/exports'],
] as const

const LINE_LIMIT = 400
const isDataTable = (file: string): boolean =>
  /\.generated\.ts$/.test(file) || file.startsWith('src/web/i18n/locales/')

const sources = filesUnder('src', /\.(ts|tsx)$/).map(sourceFile)
const product = sources.filter((file) => !isTest(file.path))
const graph = new Map(product.map((file) => [file.path, file]))

const wallOf = (file: string): string => /^src\/(\w+)\//.exec(file)?.[1] ?? file.split('/')[0] ?? file
const roomOf = (file: string): string => /^src\/core\/([\w-]+)/.exec(file)?.[1] ?? ''

test('core stands alone; server, web and cli stand on core only', () => {
  const climbing = product.flatMap((file) =>
    file.imports
      .filter((name) => wallOf(name) !== wallOf(file.path) && wallOf(name) !== 'core')
      .map((name) => `${file.path} → ${name}`),
  )
  expect(climbing).toEqual([])
})

test('core uses no package but zod', () => {
  const foreign = product
    .filter((file) => wallOf(file.path) === 'core')
    .flatMap((file) => file.packages.filter((name) => name !== 'zod').map((name) => `${file.path} → ${name}`))
  expect(foreign).toEqual([])
})

test('every room of core is on a floor, and imports only rooms below it', () => {
  const rooms = product.filter((file) => wallOf(file.path) === 'core' && file.path !== 'src/core/index.ts')
  const homeless = rooms.filter((file) => !FLOORS.includes(roomOf(file.path))).map((file) => file.path)
  const climbing = rooms.flatMap((file) =>
    file.imports
      .filter((name) => FLOORS.indexOf(roomOf(name)) > FLOORS.indexOf(roomOf(file.path)))
      .map((name) => `${file.path} reaches up to ${name}`),
  )
  expect(homeless).toEqual([])
  expect(climbing).toEqual([])
})

test('no imports go in a circle', () => {
  expect(importCycle(graph)).toBeNull()
})

test(`no file is longer than ${LINE_LIMIT} lines, data tables excepted`, () => {
  const elsewhere = [...filesUnder('tests', /\.ts$/), ...filesUnder('tools', /\.(ts|mjs)$/), ...filesUnder('bin', /\.mjs$/)]
  const long = [...sources, ...elsewhere.map(sourceFile)]
    .filter((file) => file.lines > LINE_LIMIT && !isDataTable(file.path))
    .map((file) => `${file.path}: ${file.lines} lines`)
  expect(long).toEqual([])
})

test.each(CATALOGUES.filter(([index]) => exists(index)))('%s lists everything in %s', (index, folder) => {
  const listed = reachable([index], graph)
  const forgotten = product.map((file) => file.path).filter((file) => file.startsWith(`${folder}/`) && !listed.has(file))
  expect(forgotten).toEqual([])
})

const REFERENCES = 'src/core/clinical/references.ts'

test.runIf(exists(REFERENCES))('every reference is cited somewhere', () => {
  const keys: string[] = []
  const table = (node: ts.Node): ts.ObjectLiteralExpression | null => {
    if (ts.isSatisfiesExpression(node) || ts.isAsExpression(node)) return table(node.expression)
    return ts.isObjectLiteralExpression(node) ? node : null
  }
  walk(parse(REFERENCES), (node) => {
    if (!ts.isVariableDeclaration(node) || node.initializer === undefined || !/^references$/i.test(node.name.getText())) return
    for (const entry of table(node.initializer)?.properties ?? []) {
      if (entry.name !== undefined) keys.push(ts.isStringLiteral(entry.name) ? entry.name.text : entry.name.getText())
    }
  })
  const others = product.filter((file) => file.path !== REFERENCES).map((file) => read(file.path))
  expect(keys.length).toBeGreaterThan(0)
  expect(keys.filter((key) => !others.some((text) => text.includes(key)))).toEqual([])
})

/** The entries of a gettext catalogue: identifier (context included) to translation. */
function catalogue(file: string): Map<string, string> {
  const text = read(file).replaceAll(/"\r?\n"/g, '')
  const field = (entry: string, name: string): string => new RegExp(`^${name} "(.*)"$`, 'm').exec(entry)?.[1] ?? ''
  const entries = text.split(/\n\s*\n/).filter((entry) => field(entry, 'msgid') !== '' && !entry.includes('#~'))
  return new Map(entries.map((entry) => [`${field(entry, 'msgctxt')}|${field(entry, 'msgid')}`, field(entry, 'msgstr')]))
}

test.each(filesUnder('src/web/i18n/locales', /\.po$/))('%s translates every sentence of every other language', (file) => {
  const sentences = new Set(filesUnder('src/web/i18n/locales', /\.po$/).flatMap((other) => [...catalogue(other).keys()]))
  const own = catalogue(file)
  expect([...sentences].filter((sentence) => (own.get(sentence) ?? '') === '')).toEqual([])
})
