import type { z } from 'zod'

/** A kind of background work, as data: queues and screens can list it without loading what it does. */
export interface Job<Payload extends z.ZodType = z.ZodType> {
  readonly id: string
  readonly payload: Payload
  /** After how many seconds without an answer the work counts as lost and is tried again. */
  readonly expiresAfterSeconds: number
  /** How often it is tried again after a failure. */
  readonly retries: number
}

/** What does the work. `gaveUp` is told the last failure when there will be no further try. */
export interface JobHandler<Payload> {
  run(payload: Payload): Promise<void>
  gaveUp(payload: Payload, error: unknown): Promise<void>
}
