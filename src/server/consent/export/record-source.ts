import type { Kysely } from 'kysely'
import type { RecordSource } from '../../../core/exports/index.ts'
import type { Tables } from '../../database/tables.ts'
import { photoRows, toPhoto } from '../../routes/photo-rows.ts'
import { photoRules } from '../consent-rows.ts'
import type { StoredPicture } from './picture-bytes.ts'

/** A record as an export reads it, and where its pictures are kept. */
export interface StoredRecord {
  readonly source: RecordSource
  readonly pictures: ReadonlyMap<string, StoredPicture>
}

/** Everything a center knows of a patient, by date: also what is deleted, which an export counts. */
export async function recordSource(db: Kysely<Tables>, patient: string): Promise<StoredRecord> {
  const person = await db.selectFrom('patient').selectAll().where('id', '=', patient).executeTakeFirstOrThrow()
  const assessments = await db
    .selectFrom('assessment')
    .selectAll()
    .where('patient_id', '=', patient)
    .orderBy('date')
    .orderBy('created_at')
    .execute()
  const ids = assessments.map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await photoRows(db).where('assessment_id', 'in', ids).execute()
  const rules = await photoRules(
    db,
    rows.map(({ id }) => id),
  )
  const photos = rows.map((row) => ({ ...toPhoto(row), rules: rules.get(row.id) ?? [] }))
  return {
    source: {
      person: {
        name: person.name,
        birthDate: person.birth_date,
        recordNumber: person.record_number,
        affectedSide: person.affected_side,
        onset: person.onset,
        diagnosis: person.diagnosis,
      },
      assessments: assessments.map(({ id, date, note, cornea_mm, deleted_at }) => ({
        id,
        date,
        note,
        corneaMm: cornea_mm,
        deleted: deleted_at !== null,
        photos: photos
          .filter(({ assessmentId }) => assessmentId === id)
          .map(({ deletedAt, ...photo }) => ({
            id: photo.id,
            view: photo.view,
            fileName: photo.fileName,
            state: photo.state,
            run: photo.run,
            rules: photo.rules,
            deleted: deletedAt !== null,
          })),
      })),
    },
    pictures: new Map(rows.map((row) => [row.id, { object: row.media_object, fileName: row.file_name }])),
  }
}
