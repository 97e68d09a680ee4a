import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { Patient, PatientDraft } from '../../core/records/patient.ts'
import { withinReach } from '../access/reach.ts'
import type { Tables } from '../database/tables.ts'
import { requirePast } from './past-date.ts'
import { notFound, Problem } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

export function patientRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'patients', async ({ caller, reach, db }) => {
    const rows = await patientRows(db).where(withinReach(caller, reach)).orderBy('name').orderBy('id').execute()
    return rows.map(toPatient)
  })
  serve(app, services, 'patient', ({ id, db }) => read(db, id))
  serve(app, services, 'createPatient', async ({ body, caller, db }) => {
    requirePastDates(body)
    const { id } = await db
      .insertInto('patient')
      .values({ center_id: caller.center, ...toRow(body) })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(refuseTakenNumber(body.recordNumber))
    return read(db, id)
  })
  serve(app, services, 'updatePatient', async ({ id, body, db }) => {
    requirePastDates(body)
    const { numUpdatedRows } = await db
      .updateTable('patient')
      .set(toRow(body))
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
      .catch(refuseTakenNumber(body.recordNumber))
    if (numUpdatedRows === 0n) throw notFound('patient')
    return read(db, id)
  })
  serve(app, services, 'deletePatient', ({ id, db }) => mark(db, id, new Date()))
  serve(app, services, 'restorePatient', ({ id, db }) => mark(db, id, null))
}

async function mark(db: Kysely<Tables>, id: string, deletedAt: Date | null): Promise<Patient> {
  await db
    .updateTable('patient')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .where('deleted_at', deletedAt === null ? 'is not' : 'is', null)
    .execute()
    .catch(refuseTakenNumber('of the deleted patient'))
  return read(db, id)
}

async function read(db: Kysely<Tables>, id: string): Promise<Patient> {
  return toPatient(await patientRows(db).where('id', '=', id).executeTakeFirstOrThrow())
}

const patientRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('patient')
    .selectAll()
    .select((row) => [
      row
        .selectFrom('assessment')
        .whereRef('assessment.patient_id', '=', 'patient.id')
        .where('assessment.deleted_at', 'is', null)
        .select((one) => one.fn.countAll<number>().as('n'))
        .as('assessments'),
      row
        .selectFrom('assessment')
        .whereRef('assessment.patient_id', '=', 'patient.id')
        .where('assessment.deleted_at', 'is', null)
        .select((one) => one.fn.max('assessment.date').as('date'))
        .as('last_assessment'),
      row
        .selectFrom('photo')
        .innerJoin('assessment', 'assessment.id', 'photo.assessment_id')
        .whereRef('assessment.patient_id', '=', 'patient.id')
        .where('assessment.deleted_at', 'is', null)
        .where('photo.deleted_at', 'is', null)
        .where('photo.view', '=', 'rest')
        .where('photo.state', 'not in', ['refused', 'failed'])
        .orderBy('assessment.date', 'desc')
        .orderBy('photo.created_at', 'desc')
        .limit(1)
        .select('photo.id')
        .as('portrait'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof patientRows>['executeTakeFirstOrThrow']>>

const toPatient = (row: Row): Patient => ({
  id: row.id,
  name: row.name,
  birthDate: row.birth_date,
  recordNumber: row.record_number,
  affectedSide: row.affected_side,
  onset: row.onset,
  diagnosis: row.diagnosis,
  createdAt: row.created_at.toISOString(),
  deletedAt: row.deleted_at?.toISOString() ?? null,
  restricted: row.restricted,
  assessments: Number(row.assessments),
  lastAssessment: row.last_assessment,
  portraitPhotoId: row.portrait,
})

const toRow = (draft: PatientDraft) => ({
  name: draft.name,
  birth_date: draft.birthDate,
  record_number: draft.recordNumber,
  affected_side: draft.affectedSide,
  onset: draft.onset,
  diagnosis: draft.diagnosis,
})

/** Birth and onset lie in the past, in this order. */
function requirePastDates({ birthDate, onset }: PatientDraft): void {
  requirePast('The birth date', 'birthDate', birthDate)
  if (onset !== null) requirePast('The onset', 'onset', onset, birthDate)
}

/** PostgreSQL's code for a row that a unique index refuses. */
const UNIQUE_VIOLATION = '23505'

const refuseTakenNumber = (recordNumber: string) => (error: unknown): never => {
  if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) {
    throw new Problem('conflict', `Another patient has the record number ${recordNumber}.`, 'recordNumber')
  }
  throw error
}
