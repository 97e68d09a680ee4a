import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { measureSession } from '../../core/records/measure-session.ts'
import type { Assessment, AssessmentDraft, AssessmentSummary, Photo } from '../../core/records/assessment.ts'
import type { Tables } from '../database/tables.ts'
import type { Queue } from '../jobs/queue.ts'
import { sendToMeasuring } from '../jobs/send-to-measuring.ts'
import { photoRows, toPhoto } from './photo-rows.ts'
import { requirePast } from './past-date.ts'
import { notFound } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'
import { newestPerView } from './session.ts'

export function assessmentRoutes(app: FastifyInstance, services: Services): void {
  const { queue } = services
  serve(app, services, 'assessments', async ({ id, reach, db }) => {
    const rows = await assessmentRows(db)
      .where('patient_id', '=', id)
      // What the center took back is gone for the person it is about; the center itself can bring it back.
      .$if(reach === 'own' || reach === 'ward', (rows) => rows.where('deleted_at', 'is', null))
      .orderBy('date')
      .orderBy('created_at')
      .execute()
    return rows.map(toSummary)
  })
  serve(app, services, 'createAssessment', async ({ id, body, caller, db }) => {
    const { birth_date } = await requirePatient(db, id)
    requirePast('The date of the assessment', 'date', body.date, birth_date)
    const made = await db
      .insertInto('assessment')
      .values({ center_id: caller.center, patient_id: id, ...toRow(body) })
      .returning('id')
      .executeTakeFirstOrThrow()
    return whole(db, made.id)
  })
  serve(app, services, 'assessmentProgress', ({ id, db }) =>
    db
      .selectFrom('photo')
      .select(['id', 'state'])
      .where('assessment_id', '=', id)
      .where('deleted_at', 'is', null)
      .orderBy('created_at')
      .execute(),
  )
  serve(app, services, 'assessment', ({ id, db }) => whole(db, id))
  serve(app, services, 'updateAssessment', async ({ id, body, db }) => {
    // Held from here on: of two new rulers at the same moment, the second is compared with the first.
    const before = await db
      .selectFrom('assessment')
      .select(['patient_id', 'cornea_mm'])
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (before === undefined) throw notFound('assessment')
    const { birth_date } = await requirePatient(db, before.patient_id)
    requirePast('The date of the assessment', 'date', body.date, birth_date)
    await db.updateTable('assessment').set(toRow(body)).where('id', '=', id).execute()
    if (body.corneaMm !== before.cornea_mm) await measureByNewRuler(db, queue, id)
    return whole(db, id)
  })
  serve(app, services, 'deleteAssessment', ({ id, db }) => mark(db, id, new Date()))
  serve(app, services, 'restoreAssessment', ({ id, db }) => mark(db, id, null))
}

/** The corneal diameter is the ruler of every photo. A deleted one is measured when it is restored. */
async function measureByNewRuler(db: Kysely<Tables>, queue: Queue, id: string): Promise<void> {
  const photos = await db
    .updateTable('photo')
    .set({ state: 'waiting', failure: null, job: sql<string>`gen_random_uuid()` })
    .where('assessment_id', '=', id)
    .returning(['id', 'deleted_at'])
    .execute()
  const kept = photos.filter((photo) => photo.deleted_at === null)
  await sendToMeasuring(db, queue, kept.map((photo) => photo.id))
}

async function mark(db: Kysely<Tables>, id: string, deletedAt: Date | null): Promise<AssessmentSummary> {
  await db
    .updateTable('assessment')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .where('deleted_at', deletedAt === null ? 'is not' : 'is', null)
    .execute()
  return toSummary(await assessmentRows(db).where('id', '=', id).executeTakeFirstOrThrow())
}

async function whole(db: Kysely<Tables>, id: string): Promise<Assessment> {
  const row = await assessmentRows(db).where('id', '=', id).executeTakeFirstOrThrow()
  const rows = await photoRows(db).where('assessment_id', '=', id).where('deleted_at', 'is', null).execute()
  const photos: Photo[] = rows.map(toPhoto)
  return { ...toSummary(row), photos, excursions: measureSession(newestPerView(photos), row.cornea_mm ?? undefined) }
}

/** Nothing is added to a deleted patient. */
async function requirePatient(db: Kysely<Tables>, id: string): Promise<{ birth_date: string }> {
  const there = await db
    .selectFrom('patient')
    .select('birth_date')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (there === undefined) throw notFound('patient')
  return there
}

const assessmentRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('assessment')
    .selectAll()
    .select((row) => {
      const photos = row
        .selectFrom('photo')
        .whereRef('photo.assessment_id', '=', 'assessment.id')
        .where('photo.deleted_at', 'is', null)
        .select((one) => one.fn.countAll<string>().as('n'))
      return [
        photos.as('photos'),
        photos.where('photo.state', 'in', ['waiting', 'measuring']).as('waiting'),
        photos.where('photo.state', 'in', ['refused', 'failed']).as('refused'),
      ]
    })

type Row = Awaited<ReturnType<ReturnType<typeof assessmentRows>['executeTakeFirstOrThrow']>>

const toSummary = (row: Row): AssessmentSummary => ({
  id: row.id,
  patientId: row.patient_id,
  date: row.date,
  note: row.note,
  corneaMm: row.cornea_mm,
  createdAt: row.created_at.toISOString(),
  deletedAt: row.deleted_at?.toISOString() ?? null,
  photos: Number(row.photos),
  waiting: Number(row.waiting),
  refused: Number(row.refused),
})

const toRow = ({ date, note, corneaMm }: AssessmentDraft) => ({ date, note, cornea_mm: corneaMm })
