import type { ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import type { PhotoMeasurer, PhotoRequest } from '../../core/records/photo-measurer.ts'
import type { PhotoResult } from '../../core/records/photo-result.ts'
import { forkModule } from '../processes/fork-module.ts'
import { engineOf } from './engine.ts'
import type { Answer, Job } from './messages.ts'
import { refused } from './refused.ts'

/** How a pool measures. */
export interface PoolOptions {
  /** The directory of `landmarks.onnx` and `detector.onnx`. */
  readonly models: string
  /** How many photos are measured at once; the number of processor cores unless said otherwise. */
  readonly size?: number
  /** After how many seconds a photo is given up. */
  readonly secondsPerPhoto?: number
}

interface Waiting {
  readonly request: PhotoRequest
  readonly resolve: (result: PhotoResult) => void
}

const DEFAULT_SECONDS_PER_PHOTO = 60

const MAX_HEAP_MB = 256

const sentences = {
  stopped: (name: string) => `${name} was not measured because the program is stopping: measure it again.`,
  tooSlow: (name: string, seconds: number) =>
    `${name} was given up after ${seconds} seconds: save it smaller and measure it again.`,
  died: (name: string) =>
    `${name} could not be measured because the process measuring it ended, most likely for want of memory: ` +
    'save it smaller and measure it again.',
  defect: (name: string, message: string) =>
    `${name} could not be measured because of a defect in Facialis (${message}): please report it.`,
}

/** Worker processes, one photo each at a time; a worker that dies fails only its own photo and is replaced. */
class Pool {
  readonly #models: string
  readonly #size: number
  readonly #seconds: number
  readonly #queue: Waiting[] = []
  readonly #workers = new Set<ChildProcess>()
  readonly #idle: ChildProcess[] = []
  readonly #busy = new Map<ChildProcess, { job: Waiting; timer: NodeJS.Timeout }>()
  #closed = false

  constructor({ models, size = availableParallelism(), secondsPerPhoto = DEFAULT_SECONDS_PER_PHOTO }: PoolOptions) {
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`a pool of ${size} workers`)
    this.#models = models
    this.#size = size
    this.#seconds = secondsPerPhoto
  }

  /** Starts a worker; rejects when it ends before its networks are open. */
  async start(): Promise<void> {
    const worker = forkModule(new URL('./worker', import.meta.url), { args: [this.#models], maxHeapMb: MAX_HEAP_MB })
    this.#workers.add(worker)
    await new Promise<void>((resolve, reject) => {
      worker.on('error', (error) => {
        this.#gone(worker)
        reject(error)
      })
      worker.on('exit', (code, signal) => {
        this.#gone(worker)
        reject(new Error(`a measuring process ended before it was ready (${signal ?? `exit code ${code}`})`))
      })
      worker.on('message', (answer: Answer) => {
        this.#hear(worker, answer)
        resolve()
      })
    })
  }

  measure(request: PhotoRequest): Promise<PhotoResult> {
    if (this.#closed) return Promise.resolve(refused(request.name, sentences.stopped(request.name)))
    return new Promise((resolve) => {
      this.#queue.push({ request, resolve })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { request, resolve } of this.#queue.splice(0)) resolve(refused(request.name, sentences.stopped(request.name)))
    await Promise.all(
      [...this.#workers].map(
        (worker) =>
          new Promise<void>((resolve) => {
            worker.once('exit', () => resolve())
            this.#finish(worker, sentences.stopped)
            worker.kill('SIGKILL')
          }),
      ),
    )
  }

  /** Gives waiting photos to idle workers and starts more workers while photos wait. */
  #next(): void {
    while (this.#queue.length > 0) {
      const worker = this.#idle.pop()
      if (worker === undefined) break
      const job = this.#queue.shift()
      if (job !== undefined) this.#give(worker, job)
    }
    const starting = this.#workers.size - this.#busy.size - this.#idle.length
    if (this.#queue.length > starting && this.#workers.size < this.#size) {
      this.start().catch(() => this.#giveUpOne())
      this.#next()
    }
  }

  /** A worker could not even start: one photo fails, so that a broken machine does not start workers for ever. */
  #giveUpOne(): void {
    const job = this.#queue.shift()
    if (job !== undefined) job.resolve(refused(job.request.name, sentences.died(job.request.name)))
    this.#next()
  }

  #give(worker: ChildProcess, job: Waiting): void {
    const timer = setTimeout(() => {
      this.#finish(worker, (name) => sentences.tooSlow(name, this.#seconds))
      worker.kill('SIGKILL')
    }, this.#seconds * 1000)
    this.#busy.set(worker, { job, timer })
    const message: Job = { request: job.request }
    // A worker that died meanwhile is reported by its exit.
    worker.send(message, () => undefined)
  }

  #hear(worker: ChildProcess, answer: Answer): void {
    if (answer.kind === 'result') this.#finish(worker, answer.result)
    if (answer.kind === 'defect') this.#finish(worker, (name) => sentences.defect(name, answer.message))
    // One that is leaving is followed by another when it has gone.
    if (answer.kind !== 'ready' && answer.leaving) return
    this.#idle.push(worker)
    this.#next()
  }

  /** Answers the photo a worker is busy with, if any. */
  #finish(worker: ChildProcess, outcome: PhotoResult | ((name: string) => string)): void {
    const current = this.#busy.get(worker)
    if (current === undefined) return
    clearTimeout(current.timer)
    this.#busy.delete(worker)
    const { name } = current.job.request
    current.job.resolve(typeof outcome === 'function' ? refused(name, outcome(name)) : outcome)
  }

  #gone(worker: ChildProcess): void {
    this.#workers.delete(worker)
    const at = this.#idle.indexOf(worker)
    if (at >= 0) this.#idle.splice(at, 1)
    this.#finish(worker, sentences.died)
    if (!this.#closed) this.#next()
  }
}

/**
 * Opens worker processes that measure photos, each with one thread.
 * @throws when the networks are missing or cannot be opened
 */
export async function openPool(options: PoolOptions): Promise<PhotoMeasurer> {
  const engine = await engineOf(options.models)
  const pool = new Pool(options)
  await pool.start()
  return { engine, measure: (request) => pool.measure(request), close: () => pool.close() }
}
