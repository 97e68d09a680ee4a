import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Kysely } from 'kysely'
import type { Photo } from '../../core/records/assessment.ts'
import type { Tables } from '../database/tables.ts'

/** Photos with the newest run of each, in the order they arrived. */
export const photoRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('photo')
    .selectAll('photo')
    .select((row) =>
      jsonObjectFrom(
        row
          .selectFrom('run')
          .whereRef('run.photo_id', '=', 'photo.id')
          .orderBy('run.created_at', 'desc')
          .limit(1)
          .select(['run.id', 'run.created_at', 'run.engine', 'run.author', 'run.result']),
      ).as('run'),
    )
    .orderBy('photo.created_at')

type Row = Awaited<ReturnType<ReturnType<typeof photoRows>['executeTakeFirstOrThrow']>>

export const toPhoto = (row: Row): Photo => ({
  id: row.id,
  assessmentId: row.assessment_id,
  view: row.view,
  sha256: row.sha256,
  fileName: row.file_name,
  bytes: row.bytes,
  state: row.state,
  failure: row.failure,
  createdAt: row.created_at.toISOString(),
  deletedAt: row.deleted_at?.toISOString() ?? null,
  run: row.run && {
    id: row.run.id,
    createdAt: new Date(row.run.created_at).toISOString(),
    engine: row.run.engine,
    author: row.run.author,
    result: row.run.result,
  },
})
