/**
 * `npm run test:faults`: everything that could betray a patient, tried. Prints every figure and writes docs/validation/trust.md
 * when nothing failed. `npm run test:long` does the same with the longer rounds.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../source-tree.ts'
import type { Figure } from './figures.ts'

/** Beside tests/faults, these hold figures of their own. */
const BESIDE = [
  'tests/e2e/every-page.test.ts',
  'tests/e2e/accounts.test.ts',
  'src/server/audit',
  'src/server/backup',
  'src/server/routes/accounts',
]

const long = process.argv.includes('--long')
const command = long ? 'npm run test:long' : 'npm run test:faults'
const folder = await mkdtemp(path.join(tmpdir(), 'facialis-figures-'))
const gathered = path.join(folder, 'figures.jsonl')
await writeFile(gathered, '')

const vitest = spawn(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'tests/faults', ...BESIDE], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FACIALIS_FIGURES: gathered, FACIALIS_LONG: String(long) },
})
const code = await new Promise<number | null>((resolve) => vitest.once('exit', resolve))
const figures = (await readFile(gathered, 'utf8')).trim().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Figure)
await rm(folder, { recursive: true })

const rows = figures
  .toSorted((a, b) => a.claim.localeCompare(b.claim))
  .map(({ claim, measured, target }) => `| ${claim} | ${measured} | ${target} |`)
const table = ['| what was tried | measured | aimed at |', '| --- | --- | --- |', ...rows].join('\n')
process.stdout.write(`\n${table}\n`)
if (code === 0) {
  const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${String(cpus().length)} processors`
  const head = await readFile(path.join(root, 'tests/faults/trust-head.md'), 'utf8')
  const stamp = `Measured ${new Date().toISOString().slice(0, 10)} by \`${command}\` (${machine}).`
  const file = path.join(root, 'docs/validation', long ? 'trust-long.md' : 'trust.md')
  await writeFile(file, `${head.trim()}\n\n${stamp}\n\n${table}\n`)
} else {
  process.stdout.write('\nSomething failed: docs/validation stays as it is.\n')
}
process.exitCode = code ?? 1
