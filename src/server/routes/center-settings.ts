import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { CenterSettings } from '../../core/contract/center.ts'
import { requireAutomaticMeasurement } from '../center/automatic-measurement.ts'
import type { Tables } from '../database/tables.ts'
import { sendToMeasuring } from '../jobs/send-to-measuring.ts'
import { serve } from './serve.ts'
import type { Caller, Services } from './services.ts'

/** What the owner decides for the center: who works there may read it. */
export function centerRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'center', ({ db, caller }) => settingsOf(db, caller))
  serve(app, services, 'changeCenter', async ({ db, caller, body }) => {
    const { automaticMeasurement: automatic } = body
    await db.updateTable('center').set({ automatic_measurement: automatic }).where('id', '=', caller.center).execute()
    // What waits is not measured any more, and what is being measured at this moment is not written down.
    if (!automatic) {
      await db
        .updateTable('photo')
        .set({ state: 'stored' })
        .where('center_id', '=', caller.center)
        .where('state', 'in', ['waiting', 'measuring'])
        .execute()
    }
    return settingsOf(db, caller)
  })
  serve(app, services, 'measureStored', async ({ db, caller }) => {
    await requireAutomaticMeasurement(db, caller.center)
    const photos = await storedPhotos(db, caller.center).select('id').forUpdate().execute()
    await sendToMeasuring(db, services.queue, photos.map(({ id }) => id))
    return settingsOf(db, caller)
  })
}

const storedPhotos = (db: Kysely<Tables>, center: string) =>
  db.selectFrom('photo').where('center_id', '=', center).where('state', '=', 'stored').where('deleted_at', 'is', null)

async function settingsOf(db: Kysely<Tables>, { center, role }: Caller): Promise<CenterSettings> {
  const { name, automatic_measurement: automaticMeasurement } = await db
    .selectFrom('center')
    .select(['name', 'automatic_measurement'])
    .where('id', '=', center)
    .executeTakeFirstOrThrow()
  if (role !== 'owner') return { name, automaticMeasurement, stored: null }
  const { count } = await storedPhotos(db, center)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return { name, automaticMeasurement, stored: Number(count) }
}
