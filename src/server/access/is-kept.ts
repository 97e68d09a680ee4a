import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { PatientRecordKind } from './patient-of.ts'

/** Whether a record is there and not deleted: neither by itself nor with the assessment or the patient it belongs to. */
export async function isKept(db: Kysely<Tables>, kind: PatientRecordKind, id: string): Promise<boolean> {
  const column = `${kind}.id` as const
  const row = await db
    .selectFrom('patient')
    .leftJoin('assessment', (join) => join.onRef('assessment.patient_id', '=', 'patient.id').on('assessment.deleted_at', 'is', null))
    .leftJoin('photo', (join) => join.onRef('photo.assessment_id', '=', 'assessment.id').on('photo.deleted_at', 'is', null))
    .select('patient.id')
    .where('patient.deleted_at', 'is', null)
    .where(column, '=', id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
