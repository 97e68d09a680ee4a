/**
 * `npm run test:mutations`: takes one protection after another out of a copy of Facialis, and sees the test that stands for
 * it fail. A test that passes without its protection proves nothing.
 */
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../source-tree.ts'

interface Mutation {
  readonly protection: string
  readonly file: string
  /** What is taken out, as it stands in the file, and what takes its place. */
  readonly from: string
  readonly to: string
  readonly test: string
  /** The tests of that file to run: all of them when there is no name. */
  readonly name?: string
}

const MUTATIONS: readonly Mutation[] = [
  {
    protection: 'a restricted record is open to its care team only',
    file: 'src/server/access/reach.ts',
    from: "row('patient.restricted', '=', false)",
    to: "row('patient.id', 'is not', null)",
    test: 'tests/faults/authorization.test.ts',
  },
  {
    protection: 'a record of another center does not exist',
    file: 'src/server/access/reach.ts',
    from: "const here = row('patient.center_id', '=', center)",
    to: "const here = row('patient.id', 'is not', null)",
    test: 'tests/faults/authorization.test.ts',
  },
  {
    protection: 'a role may use the routes of its column only',
    file: 'src/server/access/gate.ts',
    from: "if (PERMISSIONS[name][caller.role] === 'none') {",
    to: "if (PERMISSIONS[name][caller.role] === 'none' && false) {",
    test: 'tests/faults/authorization.test.ts',
  },
  {
    protection: 'the folder of a photo is synced before the answer',
    file: 'src/server/media/blobs/disk-blobs.ts',
    from: '    await syncFolder(dirname(path))\n  }\n\n  return {',
    to: '  }\n\n  return {',
    test: 'tests/faults/durability.test.ts',
    name: 'in this order',
  },
  {
    protection: 'the bytes of a photo are synced before it has its name',
    file: 'src/server/media/blobs/disk-blobs.ts',
    from: '        await file.sync()\n',
    to: '',
    test: 'tests/faults/durability.test.ts',
    name: 'in this order',
  },
  {
    protection: 'a digest that does not fit is refused',
    file: 'src/server/media/store.ts',
    from: 'if (sha256 !== null && digest !== sha256)',
    to: 'if (sha256 === null)',
    test: 'tests/faults/hostile-media.test.ts',
    name: 'flipped byte',
  },
  {
    protection: 'a broken address is answered within the contract',
    file: 'src/server/app.ts',
    from: '    frameworkErrors: answerUnroutable,\n',
    to: '',
    test: 'tests/faults/fuzz.test.ts',
    name: '^patient answers',
  },
  {
    protection: 'room is left to the database',
    file: 'src/server/space/require-room.ts',
    from: 'if ((await free(folder)) - bytes >= FLOOR_BYTES) return',
    to: 'if ((await free(folder)) - bytes >= -Infinity) return',
    test: 'tests/faults/disk-full.test.ts',
  },
]

/** Runs one test of a copy; its exit code. */
function run(copy: string, { test, name }: Mutation): Promise<number | null> {
  const only = name === undefined ? [] : ['-t', name]
  const vitest = spawn(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', test, ...only], { cwd: copy, stdio: 'ignore' })
  return new Promise((resolve) => vitest.once('exit', resolve))
}

const copy = await mkdtemp(path.join(tmpdir(), 'facialis-mutations-'))
for (const part of ['src', 'tests', 'bin', 'tools', 'package.json', 'vitest.config.ts', 'vite.config.ts', 'lingui.config.ts', 'tsconfig.json', 'tsconfig.base.json']) {
  await cp(path.join(root, part), path.join(copy, part), { recursive: true })
}
await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))

const survivors: string[] = []
for (const mutation of MUTATIONS) {
  const file = path.join(copy, mutation.file)
  const whole = await readFile(file, 'utf8')
  if (!whole.includes(mutation.from)) throw new Error(`${mutation.file} does not hold what protects: ${mutation.protection}`)
  await writeFile(file, whole.replace(mutation.from, () => mutation.to))
  const caught = (await run(copy, mutation)) !== 0
  await writeFile(file, whole)
  process.stdout.write(`${caught ? 'seen to fail' : 'NOT NOTICED '}  ${mutation.protection}\n`)
  if (!caught) survivors.push(mutation.protection)
}
await rm(copy, { recursive: true })
process.stdout.write(`\n${String(MUTATIONS.length - survivors.length)} of ${String(MUTATIONS.length)} protections were missed when they were taken out.\n`)
process.exitCode = survivors.length === 0 ? 0 : 1
