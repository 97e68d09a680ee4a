import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { measureSession } from '../../core/records/measure-session.ts'
import type { Assessment, AssessmentDraft, AssessmentSummary, Photo } from '../../core/records/assessment.ts'
import type { Tables } from '../database/tables.ts'
import { sendToMeasuring } from '../jobs/send-to-measuring.ts'
import { photoRows, toPhoto } from './photo-rows.ts'
import { requirePast } from './past-date.ts'
import { notFound } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'
import { newestPerView } from './session.ts'

export function assessmentRoutes(app: FastifyInstance, services: Services): void {
  const { db, queue } = services
  serve(app, services, 'assessments', async ({ id, caller }) => {
    const rows = await assessmentRows(db, caller.center)
      .where('patient_id', '=', id)
      .orderBy('date')
      .orderBy('created_at')
      .execute()
    if (rows.length === 0) await requirePatient(id, caller.center)
    return rows.map(toSummary)
  })
  serve(app, services, 'createAssessment', async ({ id, body, caller }) => {
    const { birth_date } = await requirePatient(id, caller.center)
    requirePast('The date of the assessment', 'date', body.date, birth_date)
    const made = await db
      .insertInto('assessment')
      .values({ center_id: caller.center, patient_id: id, ...toRow(body) })
      .returning('id')
      .executeTakeFirstOrThrow()
    return whole(made.id, caller.center)
  })
  serve(app, services, 'assessment', ({ id, caller }) => whole(id, caller.center))
  serve(app, services, 'updateAssessment', async ({ id, body, caller }) => {
    await db.transaction().execute(async (transaction) => {
      // Held from here on: of two new rulers at the same moment, the second is compared with the first.
      const before = await transaction
        .selectFrom('assessment')
        .select(['patient_id', 'cornea_mm'])
        .where('center_id', '=', caller.center)
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      if (before === undefined) throw notFound('assessment')
      const { birth_date } = await requirePatient(before.patient_id, caller.center, transaction)
      requirePast('The date of the assessment', 'date', body.date, birth_date)
      await transaction
        .updateTable('assessment')
        .set(toRow(body))
        .where('center_id', '=', caller.center)
        .where('id', '=', id)
        .execute()
      if (body.corneaMm !== before.cornea_mm) await measureByNewRuler(transaction, id)
    })
    return whole(id, caller.center)
  })
  serve(app, services, 'deleteAssessment', ({ id, caller }) => mark(id, caller.center, new Date()))
  serve(app, services, 'restoreAssessment', ({ id, caller }) => mark(id, caller.center, null))

  /** The corneal diameter is the ruler of every photo. A deleted one is measured when it is restored. */
  async function measureByNewRuler(transaction: Kysely<Tables>, id: string): Promise<void> {
    const photos = await transaction
      .updateTable('photo')
      .set({ state: 'waiting', failure: null, job: sql<string>`gen_random_uuid()` })
      .where('assessment_id', '=', id)
      .returning(['id', 'deleted_at'])
      .execute()
    const kept = photos.filter((photo) => photo.deleted_at === null)
    await sendToMeasuring(transaction, queue, kept.map((photo) => photo.id))
  }

  async function mark(id: string, center: string, deletedAt: Date | null): Promise<AssessmentSummary> {
    await db
      .updateTable('assessment')
      .set({ deleted_at: deletedAt })
      .where('center_id', '=', center)
      .where('id', '=', id)
      .where('deleted_at', deletedAt === null ? 'is not' : 'is', null)
      .execute()
    const row = await assessmentRows(db, center).where('id', '=', id).executeTakeFirst()
    if (row === undefined) throw notFound('assessment')
    return toSummary(row)
  }

  async function whole(id: string, center: string): Promise<Assessment> {
    const row = await assessmentRows(db, center).where('id', '=', id).executeTakeFirst()
    if (row === undefined) throw notFound('assessment')
    const rows = await photoRows(db, center).where('assessment_id', '=', id).where('deleted_at', 'is', null).execute()
    const photos: Photo[] = rows.map(toPhoto)
    return { ...toSummary(row), photos, excursions: measureSession(newestPerView(photos), row.cornea_mm ?? undefined) }
  }

  async function requirePatient(id: string, center: string, within: Kysely<Tables> = db): Promise<{ birth_date: string }> {
    const there = await within
      .selectFrom('patient')
      .select('birth_date')
      .where('center_id', '=', center)
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
    if (there === undefined) throw notFound('patient')
    return there
  }
}

const assessmentRows = (db: Kysely<Tables>, center: string) =>
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
    .where(sql<boolean>`assessment.center_id = ${center}`)

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
