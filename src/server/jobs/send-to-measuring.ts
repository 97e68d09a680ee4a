import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { measurePhoto } from './catalogue.ts'
import type { Queue } from './queue.ts'

/**
 * Sends photos to be measured, whatever came before: each waits under a new token, so that work already under way for it
 * is not written down.
 */
export async function sendToMeasuring(transaction: Kysely<Tables>, queue: Queue, photos: readonly string[]): Promise<void> {
  const payloads = photos.map((photo) => ({ photo, job: randomUUID() }))
  for (const { photo, job } of payloads) {
    await transaction.updateTable('photo').where('id', '=', photo).set({ state: 'waiting', failure: null, job }).execute()
  }
  if (payloads.length > 0) await queue.send(transaction, measurePhoto, payloads)
}
