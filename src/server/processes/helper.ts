import type { ChildProcess, Serializable } from 'node:child_process'
import { forkModule } from './fork-module.ts'

/** What the process says: the result, or that the request uncovered a defect. */
export type Answer<Result> = { readonly result: Result } | { readonly defect: string }

/** The process ended before it answered, by itself or because it took too long. */
export class HelperGone extends Error {
  override readonly name = 'HelperGone'
}

/** A process that does one thing after the other; it exists while there is something to do. */
export interface Helper<Request, Result> {
  /** In turn. Rejects with HelperGone when the process ends instead, and with the defect's message when it met one. */
  ask(request: Request): Promise<Result>
  close(): void
}

/** After how long without a request the process ends, and its memory with it. */
const IDLE_MS = 10_000

/** After how long a request is given up. */
const GIVE_UP_MS = 60_000

/**
 * Has work done outside this process: a large picture takes seconds and hundreds of megabytes, and this one goes on meanwhile.
 * @param module the module that calls `answerRequests`, without its ending
 */
export function openHelper<Request extends Serializable, Result>(module: URL): Helper<Request, Result> {
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  function close(): void {
    child?.kill('SIGKILL')
    child = null
  }

  function running(): ChildProcess {
    clearTimeout(idle)
    if (child !== null) return child
    const started = forkModule(module)
    const forget = (): void => {
      if (child === started) child = null
    }
    // Without a process number it was never started, for want of memory perhaps: there will be no exit, and the next
    // request starts another.
    started.on('error', () => {
      if (started.pid === undefined) forget()
    })
    started.once('exit', forget)
    // It does not keep this process alive; it ends itself when this process does.
    started.unref()
    started.channel?.unref()
    child = started
    return started
  }

  function ask(request: Request): Promise<Result> {
    const helper = running()
    return new Promise<Result>((resolve, reject) => {
      const tooLong = setTimeout(() => helper.kill('SIGKILL'), GIVE_UP_MS)
      const end = (): void => {
        clearTimeout(tooLong)
        helper.off('message', hear).off('exit', gone).off('error', failed)
        idle = setTimeout(close, IDLE_MS).unref()
      }
      const hear = (answer: Answer<Result>): void => {
        end()
        if ('result' in answer) resolve(answer.result)
        else reject(new Error(answer.defect))
      }
      const gone = (): void => {
        end()
        reject(new HelperGone('the process that did the work ended'))
      }
      const failed = (error: Error): void => {
        end()
        reject(error)
      }
      helper.on('message', hear).on('exit', gone).on('error', failed)
      // One that died meanwhile is reported by its exit.
      helper.send(request, () => undefined)
    })
  }

  return {
    close,
    ask(request) {
      const mine = last.then(() => ask(request))
      last = mine.catch(() => null)
      return mine
    },
  }
}
