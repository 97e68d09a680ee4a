import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { measurePhoto } from './catalogue.ts'
import type { Queue } from './queue.ts'

/**
 * Sends photos to be measured, whatever came before: each waits under a new token, so that work already under way for it
 * is not written down. In a center whose automatic measurement is off they are kept as they are, `stored`.
 */
export async function sendToMeasuring(transaction: Kysely<Tables>, queue: Queue, photos: readonly string[]): Promise<void> {
  const payloads: { photo: string; job: string }[] = []
  for (const photo of photos) {
    const job = randomUUID()
    const { state } = await transaction
      .updateTable('photo')
      .from('center')
      .whereRef('center.id', '=', 'photo.center_id')
      .where('photo.id', '=', photo)
      .set({ state: sql`CASE WHEN center.automatic_measurement THEN 'waiting' ELSE 'stored' END`, failure: null, job })
      .returning('photo.state')
      .executeTakeFirstOrThrow()
    if (state === 'waiting') payloads.push({ photo, job })
  }
  if (payloads.length > 0) await queue.send(transaction, measurePhoto, payloads)
}
