import { randomBytes, randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { UPLOAD_HOURS } from '../../../core/contract/media.ts'
import type { ViewId } from '../../../core/records/assessment.ts'
import type { Tables } from '../../database/tables.ts'
import { KEY_BYTES } from '../cipher/chunked-cipher.ts'
import type { MasterKey } from '../keys/master-key.ts'
import type { Staging } from './staging.ts'

/** What is uploaded, where it belongs, and who does it. */
export interface UploadDraft {
  readonly center: string
  readonly userId: string
  readonly assessment: string
  readonly view: ViewId
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
}

export interface UploadSession extends UploadDraft {
  readonly id: string
  readonly key: Buffer
  readonly createdAt: Date
  /** The photo that came of it, null before. */
  readonly photo: string | null
}

/** Uploads that may be interrupted: what is known of each, and the bytes that have arrived. */
export interface UploadSessions {
  readonly staging: Staging
  create(db: Kysely<Tables>, draft: UploadDraft): Promise<string>
  /** Null when there is none, or it has expired. */
  find(db: Kysely<Tables>, id: string): Promise<UploadSession | null>
  finish(db: Kysely<Tables>, id: string, photo: string): Promise<void>
  /** Removes those that have expired, and bytes that belong to none. @returns how many */
  sweep(db: Kysely<Tables>): Promise<number>
}

const LIFE_MS = UPLOAD_HOURS * 3_600_000
/** Between the file and its row there are moments, not hours. */
const ORPHAN_MS = 3_600_000

export function openUploadSessions(staging: Staging, master: MasterKey): UploadSessions {
  return {
    staging,
    async create(db, { center, userId, assessment, view, fileName, sha256, bytes }) {
      const id = randomUUID()
      await db
        .insertInto('upload_session')
        .values({
          id,
          center_id: center,
          user_id: userId,
          assessment_id: assessment,
          view,
          file_name: fileName,
          sha256,
          bytes,
          wrapped_key: master.wrap(randomBytes(KEY_BYTES), id),
          master_key: master.fingerprint,
        })
        .execute()
      return id
    },
    async find(db, id) {
      const row = await db
        .selectFrom('upload_session')
        .selectAll()
        .where('id', '=', id)
        .where('created_at', '>', new Date(Date.now() - LIFE_MS))
        .executeTakeFirst()
      return row === undefined
        ? null
        : {
            id,
            center: row.center_id,
            userId: row.user_id,
            assessment: row.assessment_id,
            view: row.view,
            fileName: row.file_name,
            sha256: row.sha256,
            bytes: row.bytes,
            key: master.unwrap(row.wrapped_key, id),
            createdAt: row.created_at,
            photo: row.photo_id,
          }
    },
    async finish(db, id, photo) {
      await db.updateTable('upload_session').set({ photo_id: photo }).where('id', '=', id).execute()
    },
    async sweep(db) {
      await db.deleteFrom('upload_session').where('created_at', '<', new Date(Date.now() - LIFE_MS)).execute()
      let swept = 0
      for (const { id, writtenAt } of await staging.list()) {
        if (writtenAt.getTime() > Date.now() - ORPHAN_MS) continue
        // A name that is no upload's belongs to nobody either.
        const row = await sql`SELECT 1 FROM upload_session WHERE id::text = ${id} AND photo_id IS NULL`.execute(db)
        if (row.rows.length > 0) continue
        await staging.remove(id)
        swept += 1
      }
      return swept
    },
  }
}
