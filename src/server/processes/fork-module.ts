import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { plainEnvironment } from './plain-environment.ts'

export interface ForkOptions {
  readonly args?: readonly string[]
  /** Megabytes of JavaScript objects it may hold; pixels and networks come on top. */
  readonly maxHeapMb?: number
}

/**
 * Starts a module as a process of its own: the compiled file, or the source when this file runs as source.
 * @param module its address without the ending, as `new URL('./worker', import.meta.url)`
 */
export function forkModule(module: URL, { args = [], maxHeapMb }: ForkOptions = {}): ChildProcess {
  const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  const loader = ending === '.ts' ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  const heap = maxHeapMb === undefined ? [] : [`--max-old-space-size=${String(maxHeapMb)}`]
  return fork(fileURLToPath(module) + ending, args, {
    execArgv: [...loader, ...heap],
    serialization: 'advanced',
    // Fewer arenas, so that the memory of a large photo returns to the system.
    env: { ...plainEnvironment(process.env), MALLOC_ARENA_MAX: '2' },
    // What a decoder says about a bad file must not mix with what a command prints.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}
