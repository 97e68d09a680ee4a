import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { CompiledQuery } from 'kysely'
import type pg from 'pg'
import PgBoss from 'pg-boss'
import type { z } from 'zod'
import type { Tables } from '../database/tables.ts'
import type { Job, JobHandler } from './job.ts'

/** How long an idle worker waits before it looks again. */
const POLL_MS = 500

/** Background work, kept in the database: what was sent is done even when this process dies in between. */
export interface Queue {
  /** Sends work inside a transaction: it exists exactly when the rows it is about do. */
  send<P extends z.ZodType>(transaction: Kysely<Tables>, job: Job<P>, payloads: readonly z.input<P>[]): Promise<void>
  /** Starts `lanes` workers of one kind. */
  work<P extends z.ZodType>(job: Job<P>, handler: JobHandler<z.output<P>>, lanes: number): void
  /** Lets running work end and takes no more. */
  stop(): Promise<void>
}

/** Opens the queue (pg-boss) in its own schema of the database. */
export async function openQueue(pool: pg.Pool, jobs: readonly Job[], onError: (error: unknown) => void): Promise<Queue> {
  const boss = new PgBoss({ db: { executeSql: (text, values) => pool.query(text, values) }, schedule: false })
  boss.on('error', onError)
  await boss.start()
  for (const { id, retries, expiresAfterSeconds } of jobs) {
    await boss.createQueue(id, { name: id, retryLimit: retries, retryDelay: 1, expireInSeconds: expiresAfterSeconds })
  }
  const lanes: Promise<void>[] = []
  const stopping = new AbortController()

  async function lane<P extends z.ZodType>(job: Job<P>, handler: JobHandler<z.output<P>>): Promise<void> {
    while (!stopping.signal.aborted) {
      const found = await boss.fetch<unknown>(job.id, { includeMetadata: true }).catch((error: unknown) => {
        onError(error)
        return []
      })
      const one = found[0]
      if (one === undefined) {
        await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => null)
        continue
      }
      await attempt(job, one, handler).catch(onError)
    }
  }

  async function attempt<P extends z.ZodType>(
    job: Job<P>,
    { id, data, retryCount, retryLimit }: PgBoss.JobWithMetadata<unknown>,
    handler: JobHandler<z.output<P>>,
  ): Promise<void> {
    const payload = job.payload.parse(data)
    try {
      await handler.run(payload)
      await boss.complete(job.id, id)
    } catch (error) {
      onError(error)
      if (retryCount >= retryLimit) await handler.gaveUp(payload, error)
      await boss.fail(job.id, id, { message: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    async send(transaction, job, payloads) {
      const db = {
        async executeSql(text: string, values: unknown[]) {
          const { rows } = await transaction.executeQuery(CompiledQuery.raw(text, values))
          return { rows: [...rows] }
        },
      }
      await boss.insert(
        payloads.map((payload) => ({
          name: job.id,
          data: job.payload.parse(payload) as object,
          retryLimit: job.retries,
          retryDelay: 1,
          expireInSeconds: job.expiresAfterSeconds,
        })),
        { db },
      )
    },
    work(job, handler, count) {
      for (let i = 0; i < count; i++) lanes.push(lane(job, handler))
    },
    async stop() {
      if (stopping.signal.aborted) return
      stopping.abort()
      await Promise.all(lanes)
      await boss.stop({ graceful: false, wait: false })
    },
  }
}
