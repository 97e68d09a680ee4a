import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { Photo, PhotoState } from '../../core/records/assessment.ts'
import { requireAutomaticMeasurement } from '../center/automatic-measurement.ts'
import type { Tables } from '../database/tables.ts'
import { sendToMeasuring } from '../jobs/send-to-measuring.ts'
import { photoRows, toPhoto } from './photo-rows.ts'
import { notFound, Problem } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

const UNIQUE_VIOLATION = '23505'

export function photoRoutes(app: FastifyInstance, services: Services): void {
  const { queue } = services
  serve(app, services, 'movePhoto', async ({ id, body, db }) => {
    const { deleted } = await hold(db, id)
    if (deleted) throw notFound('photo')
    await db.updateTable('photo').set({ view: body.view }).where('id', '=', id).execute().catch(refuseTwin)
    return read(db, id)
  })
  serve(app, services, 'deletePhoto', async ({ id, db }) => {
    const { deleted } = await hold(db, id)
    if (!deleted) await db.updateTable('photo').set({ deleted_at: new Date() }).where('id', '=', id).execute()
    return read(db, id)
  })
  serve(app, services, 'restorePhoto', async ({ id, db }) => {
    const { deleted, state } = await hold(db, id)
    if (!deleted) return read(db, id)
    await db.updateTable('photo').set({ deleted_at: null }).where('id', '=', id).execute().catch(refuseTwin)
    // Its job may have come by while it was deleted, and gone.
    if (['waiting', 'measuring'].includes(state)) await sendToMeasuring(db, queue, [id])
    return read(db, id)
  })
  serve(app, services, 'measureAgain', async ({ id, db, caller }) => {
    await requireAutomaticMeasurement(db, caller.center)
    const { deleted } = await hold(db, id)
    if (deleted) throw notFound('photo')
    await sendToMeasuring(db, queue, [id])
    return read(db, id)
  })
}

/**
 * Until the end of the transaction nobody else changes this photo, and its assessment and its patient stay as they are.
 * @throws Problem `not-found` when its assessment or its patient is deleted.
 */
async function hold(db: Kysely<Tables>, id: string): Promise<{ deleted: boolean; state: PhotoState }> {
  const photo = await db
    .selectFrom('photo')
    .innerJoin('assessment', 'assessment.id', 'photo.assessment_id')
    .innerJoin('patient', 'patient.id', 'assessment.patient_id')
    .select(['photo.state', 'photo.deleted_at'])
    .where('photo.id', '=', id)
    .where('assessment.deleted_at', 'is', null)
    .where('patient.deleted_at', 'is', null)
    // The assessment first, as everywhere: two requests in the opposite order would wait for each other.
    .forShare(['assessment', 'patient'])
    .forUpdate('photo')
    .executeTakeFirst()
  if (photo === undefined) throw notFound('photo')
  return { deleted: photo.deleted_at !== null, state: photo.state }
}

async function read(db: Kysely<Tables>, id: string): Promise<Photo> {
  return toPhoto(await photoRows(db).where('photo.id', '=', id).executeTakeFirstOrThrow())
}

/** The same picture may show an expression once. */
function refuseTwin(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) {
    throw new Problem('conflict', 'The same picture is there already.', 'view')
  }
  throw error
}
