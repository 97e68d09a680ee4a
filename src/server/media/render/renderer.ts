import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Rendered, RenderRequest } from './render-picture.ts'

/** What the process says: the picture, or that the request uncovered a defect. */
export type Answer = { readonly rendered: Rendered } | { readonly defect: string }

/** After how long without a request the process ends, and its memory with it. */
const IDLE_MS = 10_000

/** After how long a picture is given up. */
const GIVE_UP_MS = 60_000

function startChild(): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts')
  const child = new URL(fromSource ? './render-child.ts' : './render-child.js', import.meta.url)
  const loader = fromSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  return fork(fileURLToPath(child), {
    execArgv: loader,
    serialization: 'advanced',
    // Fewer arenas, so that the memory of a large photo returns to the system.
    env: { ...process.env, MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

/**
 * Renders pictures outside this process, one at a time: a large one takes seconds and hundreds of megabytes, and the
 * server answers meanwhile. The process starts with the first picture and ends when none has been asked for in a while.
 */
export function openRenderer(): (request: RenderRequest) => Promise<Rendered> {
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  function running(): ChildProcess {
    clearTimeout(idle)
    if (child !== null) return child
    const started = startChild()
    started.once('exit', () => {
      if (child === started) child = null
    })
    // It does not keep this process alive; it ends itself when this process does.
    started.unref()
    started.channel?.unref()
    child = started
    return started
  }

  function render(request: RenderRequest): Promise<Rendered> {
    const process = running()
    return new Promise<Rendered>((resolve, reject) => {
      const tooLong = setTimeout(() => process.kill('SIGKILL'), GIVE_UP_MS)
      const end = (): void => {
        clearTimeout(tooLong)
        process.off('message', hear).off('exit', gone).off('error', failed)
        idle = setTimeout(() => {
          child = null
          process.kill('SIGKILL')
        }, IDLE_MS).unref()
      }
      const hear = (answer: Answer): void => {
        end()
        if ('rendered' in answer) resolve(answer.rendered)
        else reject(new Error(answer.defect))
      }
      const gone = (): void => {
        end()
        resolve({ ok: false, why: `${request.name} could not be shown, most likely for want of memory: save it smaller.` })
      }
      const failed = (error: Error): void => {
        end()
        reject(error)
      }
      process.on('message', hear).on('exit', gone).on('error', failed)
      // One that died meanwhile is reported by its exit.
      process.send(request, () => undefined)
    })
  }

  return (request) => {
    const mine = last.then(() => render(request))
    last = mine.catch(() => null)
    return mine
  }
}
