import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { Photo, PhotoState } from '../../core/records/assessment.ts'
import type { Tables } from '../database/tables.ts'
import { sendToMeasuring } from '../jobs/send-to-measuring.ts'
import { photoRows, toPhoto } from './photo-rows.ts'
import { notFound, Problem } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

const UNIQUE_VIOLATION = '23505'

export function photoRoutes(app: FastifyInstance, services: Services): void {
  const { db, queue } = services

  serve(app, services, 'movePhoto', async ({ id, body, caller }) => {
    await change(id, caller.center, async (transaction, { deleted }) => {
      if (deleted) throw notFound('photo')
      await transaction.updateTable('photo').set({ view: body.view }).where('id', '=', id).execute()
    }).catch(refuseTwin)
    return read(id, caller.center)
  })
  serve(app, services, 'deletePhoto', async ({ id, caller }) => {
    await change(id, caller.center, async (transaction, { deleted }) => {
      if (!deleted) await transaction.updateTable('photo').set({ deleted_at: new Date() }).where('id', '=', id).execute()
    })
    return read(id, caller.center)
  })
  serve(app, services, 'restorePhoto', async ({ id, caller }) => {
    await change(id, caller.center, async (transaction, { deleted, state }) => {
      if (!deleted) return
      await transaction.updateTable('photo').set({ deleted_at: null }).where('id', '=', id).execute()
      // Its job may have come by while it was deleted, and gone.
      if (['waiting', 'measuring'].includes(state)) await sendToMeasuring(transaction, queue, [id])
    }).catch(refuseTwin)
    return read(id, caller.center)
  })
  serve(app, services, 'measureAgain', async ({ id, caller }) => {
    await change(id, caller.center, async (transaction, { deleted }) => {
      if (deleted) throw notFound('photo')
      await sendToMeasuring(transaction, queue, [id])
    })
    return read(id, caller.center)
  })

  /**
   * Changes a photo while nobody else does, and while its assessment and its patient stay as they are.
   * @throws Problem `not-found` when there is no such photo, or its assessment or its patient is deleted.
   */
  async function change(
    id: string,
    center: string,
    how: (transaction: Kysely<Tables>, photo: { deleted: boolean; state: PhotoState }) => Promise<void>,
  ): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      const photo = await transaction
        .selectFrom('photo')
        .innerJoin('assessment', 'assessment.id', 'photo.assessment_id')
        .innerJoin('patient', 'patient.id', 'assessment.patient_id')
        .select(['photo.state', 'photo.deleted_at'])
        .where('photo.center_id', '=', center)
        .where('photo.id', '=', id)
        .where('assessment.deleted_at', 'is', null)
        .where('patient.deleted_at', 'is', null)
        // The assessment first, as everywhere: two requests in the opposite order would wait for each other.
        .forShare(['assessment', 'patient'])
        .forUpdate('photo')
        .executeTakeFirst()
      if (photo === undefined) throw notFound('photo')
      await how(transaction, { deleted: photo.deleted_at !== null, state: photo.state })
    })
  }

  async function read(id: string, center: string): Promise<Photo> {
    const row = await photoRows(db, center).where('photo.id', '=', id).executeTakeFirst()
    if (row === undefined) throw notFound('photo')
    return toPhoto(row)
  }
}

/** The same picture may show an expression once. */
function refuseTwin(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) {
    throw new Problem('conflict', 'The same picture is there already.', 'view')
  }
  throw error
}
