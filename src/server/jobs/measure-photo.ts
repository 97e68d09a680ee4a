import type { z } from 'zod'
import type { PhotoMeasurer } from '../../core/records/photo-measurer.ts'
import { photoResultSchema } from '../../core/records/photo-result.ts'
import { recordAccess } from '../audit/audit-log.ts'
import { measuresAutomatically } from '../center/automatic-measurement.ts'
import type { Database } from '../database/open.ts'
import { collect } from '../media/cipher/pieces.ts'
import type { MediaStore } from '../media/store.ts'
import type { measurePhoto } from './catalogue.ts'
import type { JobHandler } from './job.ts'

type Payload = z.output<(typeof measurePhoto)['payload']>

/**
 * Takes a photo from waiting to measured or refused and writes the run down; to failed when there is no further try; to stored
 * when the center has turned automatic measurement off.
 * @param stopping whether this process is being told to stop: what the measurer says then is not about the photo.
 */
export function measurePhotoHandler(
  { db }: Pick<Database, 'db'>,
  media: MediaStore,
  openMeasurer: () => Promise<PhotoMeasurer>,
  stopping: () => boolean,
): JobHandler<Payload> {
  const mine = ({ photo, job }: Payload) =>
    db.updateTable('photo').where('id', '=', photo).where('job', '=', job).where('deleted_at', 'is', null)

  return {
    async run(payload) {
      const photo = await mine(payload)
        .where('state', 'in', ['waiting', 'measuring'])
        .set({ state: 'measuring', failure: null })
        .returning(['id', 'center_id', 'assessment_id', 'media_object', 'file_name'])
        .executeTakeFirst()
      // Deleted, measured already, or sent again with a newer token.
      if (photo === undefined) return
      if (!(await measuresAutomatically(db, photo.center_id))) {
        await mine(payload).where('state', '=', 'measuring').set({ state: 'stored' }).execute()
        return
      }
      const { cornea_mm: corneaMm, patient_id: patient } = await db
        .selectFrom('assessment')
        .select(['cornea_mm', 'patient_id'])
        .where('id', '=', photo.assessment_id)
        .executeTakeFirstOrThrow()
      const measurer = await openMeasurer()
      if (photo.media_object === null) throw new Error('the photo has no bytes')
      // Given to the process that decodes, which sees no file: no plain copy of a face is ever on a disk.
      const { stream } = await media.open(db, photo.media_object)
      const measured = await measurer.measure({
        bytes: await collect(stream),
        name: photo.file_name,
        options: { landmarks: true, drawings: true, ...(corneaMm === null ? {} : { corneaMm }) },
      })
      if (stopping()) throw new Error('stopped while measuring')
      // A run stays for ever: one that cannot be read back would close its assessment to everybody.
      const result = photoResultSchema.parse(measured)
      await db.transaction().execute(async (transaction) => {
        const finished = await transaction
          .updateTable('photo')
          .where('id', '=', payload.photo)
          .where('job', '=', payload.job)
          .where('state', '=', 'measuring')
          .set({ state: result.status })
          .executeTakeFirst()
        if (finished.numUpdatedRows === 0n) return
        await transaction
          .insertInto('run')
          .values({
            center_id: photo.center_id,
            photo_id: photo.id,
            engine: JSON.stringify(measurer.engine),
            author: `Facialis ${measurer.engine.version}`,
            result: JSON.stringify(result),
          })
          .execute()
        const actor = `Facialis ${measurer.engine.version}`
        const whose = { center: photo.center_id, patient, record: photo.id }
        await recordAccess(transaction, { ...whose, actor, role: 'system', action: 'measured', outcome: 'done' })
      })
    },
    async gaveUp(payload) {
      if (stopping()) return
      const failure = 'This photo could not be measured because of a fault in Facialis, not in the photo: measure it again.'
      await mine(payload).where('state', 'in', ['waiting', 'measuring']).set({ state: 'failed', failure }).execute()
    },
  }
}
