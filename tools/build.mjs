import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint } from './build/fingerprint.mjs'
import { withLock } from './build/lock.mjs'
import { steps } from './build/steps.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

const stampOf = (step) => path.join(root, 'dist', `.${step}.stamp`)

function isFresh(name, print) {
  if (!steps[name].outputs.every((output) => existsSync(path.join(root, output)))) return false
  return existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === print
}

/**
 * Makes what is missing or older than its sources; costs a few file reads when nothing is. Several processes may ask at
 * once: one works, the others wait for it.
 * @param {('code' | 'models' | 'web')[]} names what is needed
 * @throws Error naming the step that failed, with what its program printed
 */
export async function build(names) {
  const needed = Object.keys(steps).filter((name) => names.includes(name))
  const prints = new Map(needed.map((name) => [name, fingerprint(root, steps[name].inputs)]))
  const isStale = (name) => !isFresh(name, prints.get(name))
  if (!needed.some(isStale)) return

  try {
    await withLock(path.join(root, 'dist', '.lock'), async () => {
      for (const name of needed.filter(isStale)) await make(name, prints.get(name))
    })
  } catch (failure) {
    if (failure.code !== 'EACCES' && failure.code !== 'EROFS') throw failure
    throw new Error(`Facialis is not built yet, and ${root} cannot be written to: run "npm run build" there once, as its owner.`, {
      cause: failure,
    })
  }
}

async function make(name, print) {
  const started = performance.now()
  process.stderr.write(`${steps[name].says}… `)
  try {
    await steps[name].make(root)
  } catch (failure) {
    process.stderr.write('failed.\n')
    throw new Error(`${steps[name].says} failed:\n${failure.message}`, { cause: failure })
  }
  process.stderr.write(`done in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`)
  // The stamp appears whole, and only after everything it vouches for.
  mkdirSync(path.join(root, 'dist'), { recursive: true })
  writeFileSync(`${stampOf(name)}.${process.pid}`, print)
  renameSync(`${stampOf(name)}.${process.pid}`, stampOf(name))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build(Object.keys(steps))
  } catch (failure) {
    process.stderr.write(`${failure.message}\n`)
    process.exitCode = 1
  }
}
