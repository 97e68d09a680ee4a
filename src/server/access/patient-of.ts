import type { Kysely } from 'kysely'
import type { RecordKind } from '../../core/contract/route.ts'
import type { Tables } from '../database/tables.ts'

/** The kinds of record that belong to a patient. */
export type PatientRecordKind = Extract<RecordKind, 'patient' | 'assessment' | 'photo'>

export const isOfPatient = (kind: RecordKind): kind is PatientRecordKind => ['patient', 'assessment', 'photo'].includes(kind)

/** To whom a record of a center belongs; null when the center has no such record. */
export async function patientOf(
  db: Kysely<Tables>,
  center: string,
  kind: PatientRecordKind,
  id: string,
): Promise<string | null> {
  switch (kind) {
    case 'patient': {
      const row = await db
        .selectFrom('patient')
        .select('id')
        .where('center_id', '=', center)
        .where('id', '=', id)
        .executeTakeFirst()
      return row?.id ?? null
    }
    case 'assessment': {
      const row = await db
        .selectFrom('assessment')
        .select('patient_id')
        .where('center_id', '=', center)
        .where('id', '=', id)
        .executeTakeFirst()
      return row?.patient_id ?? null
    }
    case 'photo': {
      const row = await db
        .selectFrom('photo')
        .innerJoin('assessment', 'assessment.id', 'photo.assessment_id')
        .select('assessment.patient_id')
        .where('photo.center_id', '=', center)
        .where('photo.id', '=', id)
        .executeTakeFirst()
      return row?.patient_id ?? null
    }
  }
}
