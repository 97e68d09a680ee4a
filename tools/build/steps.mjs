import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { filesOf } from './fingerprint.mjs'
import { run } from './run.mjs'

const configuration = ['package.json', 'package-lock.json', 'tsconfig.base.json']
const compiled = ['src/core', 'src/server', 'src/cli', 'tools']

/** A program of an installed package, by the path in its `bin`. */
function program(root, name, file) {
  const manifest = createRequire(path.join(root, 'package.json')).resolve(`${name}/package.json`)
  return path.join(path.dirname(manifest), file)
}

/** What can be made, in the order in which it must be made: from what, into what, and how. */
export const steps = {
  code: {
    says: 'Compiling Facialis',
    inputs: [...configuration, ...compiled],
    outputs: ['dist/core', 'dist/server', 'dist/cli'],
    async make(root) {
      // Types are checked by the tests; whoever only runs Facialis need not wait for it.
      await run(root, program(root, 'typescript', 'bin/tsc'), ['-b', '--noCheck', ...compiled])
      // What the code reads beside itself, such as migrations.
      for (const folder of ['src/core', 'src/server', 'src/cli']) {
        for (const file of filesOf(root, [folder])) {
          if (/\.tsx?$|tsconfig\.json$/.test(file)) continue
          const copy = path.join(root, 'dist', path.relative(path.join(root, 'src'), file))
          mkdirSync(path.dirname(copy), { recursive: true })
          copyFileSync(file, copy)
        }
      }
    },
  },
  models: {
    says: 'Converting the face networks',
    inputs: ['package-lock.json', 'tools/models'],
    outputs: ['dist/models'],
    async make(root) {
      const { ensureModels } = await import(pathToFileURL(path.join(root, 'dist/tools/models/ensure-models.js')).href)
      await ensureModels(path.join(root, 'dist/models'))
    },
  },
  web: {
    says: 'Building the screens',
    inputs: [...configuration, 'vite.config.ts', 'lingui.config.ts', 'src/web', 'src/core'],
    outputs: ['dist/web/index.html'],
    async make(root) {
      const finished = path.join(root, 'dist/web')
      const fresh = `${finished}.${process.pid}`
      const old = `${finished}.old.${process.pid}`
      try {
        await run(root, program(root, 'vite', 'bin/vite.js'), ['build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'])
        // A running server keeps serving whole files of one build or the other.
        if (existsSync(finished)) renameSync(finished, old)
        renameSync(fresh, finished)
      } finally {
        for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true })
      }
    },
  },
}
