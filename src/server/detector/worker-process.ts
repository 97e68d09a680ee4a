import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Megabytes of JavaScript objects a worker may hold; pixels and networks come on top. */
const MAX_HEAP_MB = 256

/** Starts a worker from the compiled file, or from the source when this file runs as source. */
export function startWorker(modelsDirectory: string): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts')
  const worker = new URL(fromSource ? './worker.ts' : './worker.js', import.meta.url)
  const loader = fromSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  return fork(fileURLToPath(worker), [modelsDirectory], {
    execArgv: [...loader, `--max-old-space-size=${MAX_HEAP_MB}`],
    // Fewer arenas, so that the memory of a large photo returns to the system.
    env: { ...process.env, MALLOC_ARENA_MAX: '2' },
    // libheif talks to the console about bad files: that must not mix with what a command prints.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}
