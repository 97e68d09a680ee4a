import { randomUUID } from 'node:crypto'
import type { Database } from '../database/open.ts'
import { measurePhoto } from './catalogue.ts'
import type { Queue } from './queue.ts'

/** Sends every unfinished photo again, under a new token, so that work a killed process held is not waited for. */
export async function resumeMeasuring({ db }: Pick<Database, 'db'>, queue: Queue): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const photos = await transaction
      .selectFrom('photo')
      .select('id')
      .where('state', 'in', ['waiting', 'measuring'])
      .where('deleted_at', 'is', null)
      .forUpdate()
      .execute()
    const payloads = photos.map(({ id }) => ({ photo: id, job: randomUUID() }))
    for (const { photo, job } of payloads) {
      await transaction.updateTable('photo').where('id', '=', photo).set({ state: 'waiting', job }).execute()
    }
    if (payloads.length > 0) await queue.send(transaction, measurePhoto, payloads)
  })
}
