import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Photo, ViewId } from '../../../core/records/assessment.ts'
import { measuresAutomatically } from '../../center/automatic-measurement.ts'
import type { Tables } from '../../database/tables.ts'
import { measurePhoto } from '../../jobs/catalogue.ts'
import type { Arrival } from '../../media/store.ts'
import { photoRows, toPhoto } from '../photo-rows.ts'
import { notFound } from '../problem.ts'
import type { Services } from '../services.ts'

/** Where a photo belongs. */
export interface Place {
  readonly center: string
  readonly assessment: string
  readonly view: ViewId
  readonly fileName: string
}

/**
 * Writes a photo down whose bytes have arrived, and sends it to be measured where the center measures; the same bytes for the same view are the photo
 * that is there already.
 * @throws Problem `not-found` when the assessment or its patient is deleted
 */
export async function keepPhoto(
  { media, queue }: Pick<Services, 'media' | 'queue'>,
  db: Kysely<Tables>,
  { center, assessment, view, fileName }: Place,
  arrival: Arrival,
): Promise<Photo> {
  // Held until the photo is written down: nobody deletes the assessment or changes its ruler in between.
  const patient = await openPatient(db, assessment)
  const object = await media.keep(db, { center, patient }, arrival)
  const { sha256, bytes } = arrival
  const job = randomUUID()
  const state = (await measuresAutomatically(db, center)) ? 'waiting' : 'stored'
  const made = await db
    .insertInto('photo')
    .values({
      center_id: center,
      assessment_id: assessment,
      view,
      sha256,
      file_name: fileName,
      bytes,
      media_object: object,
      state,
      failure: null,
      job,
    })
    .onConflict((conflict) => conflict.columns(['assessment_id', 'view', 'sha256']).where('deleted_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made !== undefined && state === 'waiting') await queue.send(db, measurePhoto, [{ photo: made.id, job }])
  const row = await photoRows(db)
    .where('assessment_id', '=', assessment)
    .where('view', '=', view)
    .where('sha256', '=', sha256)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return toPhoto(row)
}

/** Whose assessment it is. @throws Problem `not-found` when it or its patient is deleted */
export async function openPatient(db: Kysely<Tables>, assessment: string): Promise<string> {
  const found = await db
    .selectFrom('assessment')
    .innerJoin('patient', 'patient.id', 'assessment.patient_id')
    .select('patient.id')
    .where('assessment.id', '=', assessment)
    .where('assessment.deleted_at', 'is', null)
    .where('patient.deleted_at', 'is', null)
    .forShare(['assessment', 'patient'])
    .executeTakeFirst()
  if (found === undefined) throw notFound('assessment')
  return found.id
}
