import type { Database } from '../database/open.ts'
import type { Queue } from './queue.ts'
import { sendToMeasuring } from './send-to-measuring.ts'

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
    await sendToMeasuring(transaction, queue, photos.map(({ id }) => id))
  })
}
