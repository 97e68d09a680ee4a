import type { FastifyInstance } from 'fastify'
import type { Photo } from '../../core/records/assessment.ts'
import { sendToMeasuring } from '../jobs/send-to-measuring.ts'
import { photoRows, toPhoto } from './photo-rows.ts'
import { notFound, Problem } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

const UNIQUE_VIOLATION = '23505'

export function photoRoutes(app: FastifyInstance, services: Services): void {
  const { db, queue } = services
  const mine = (id: string, center: string) =>
    db.updateTable('photo').where('photo.center_id', '=', center).where('photo.id', '=', id)

  serve(app, services, 'movePhoto', async ({ id, body, caller }) => {
    await mine(id, caller.center).where('deleted_at', 'is', null).set({ view: body.view }).execute().catch(refuseTwin)
    return read(id, caller.center)
  })
  serve(app, services, 'deletePhoto', async ({ id, caller }) => {
    await mine(id, caller.center).where('deleted_at', 'is', null).set({ deleted_at: new Date() }).execute()
    return read(id, caller.center)
  })
  serve(app, services, 'restorePhoto', async ({ id, caller }) => {
    const photo = await read(id, caller.center)
    await mine(id, caller.center).where('deleted_at', 'is not', null).set({ deleted_at: null }).execute().catch(refuseTwin)
    // Its job may have come by while it was deleted, and gone.
    if (photo.deletedAt !== null && ['waiting', 'measuring'].includes(photo.state)) await measure(id, caller.center)
    return read(id, caller.center)
  })
  serve(app, services, 'measureAgain', async ({ id, caller }) => {
    await measure(id, caller.center)
    return read(id, caller.center)
  })

  async function measure(id: string, center: string): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      const photo = await transaction
        .selectFrom('photo')
        .select('id')
        .where('center_id', '=', center)
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      if (photo === undefined) throw notFound('photo')
      await sendToMeasuring(transaction, queue, [photo.id])
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
