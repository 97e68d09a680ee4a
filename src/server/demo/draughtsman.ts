import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Drawing } from './drawing.ts'

/** Draws the photos of the story in a process of its own, which exists while there is something to draw. */
export interface Draughtsman {
  /** The JPEG file; rejects when the process ends instead. One at a time. */
  draw(drawing: Drawing): Promise<Uint8Array>
  close(): void
}

const IDLE_MS = 5000

export function openDraughtsman(): Draughtsman {
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  const close = () => {
    child?.kill('SIGKILL')
    child = null
  }
  return {
    close,
    async draw(drawing) {
      clearTimeout(idle)
      const worker = (child ??= startWorker())
      try {
        return await new Promise<Uint8Array>((done, fail) => {
          worker.once('message', (jpeg) => {
            if (jpeg instanceof Uint8Array) done(jpeg)
          })
          worker.once('error', fail)
          worker.once('exit', () => fail(new Error('the process that draws ended')))
          worker.send(drawing)
        })
      } catch (error) {
        child = null
        throw error
      } finally {
        worker.removeAllListeners()
        idle = setTimeout(close, IDLE_MS).unref()
      }
    },
  }
}

function startWorker(): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts')
  const worker = new URL(fromSource ? './drawing-worker.ts' : './drawing-worker.js', import.meta.url)
  const loader = fromSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  return fork(fileURLToPath(worker), { execArgv: loader, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}
