import type { Readable } from 'node:stream'
import { DataStore, ERRORS, Upload } from '@tus/server'
import type { Kysely } from 'kysely'
import { UPLOAD_HOURS } from '../../../core/contract/media.ts'
import type { Tables } from '../../database/tables.ts'
import type { UploadSessions } from './upload-sessions.ts'

/** The place of the tus protocol for bytes: the encrypted staging of an upload session, which exists before. */
export class TusStore extends DataStore {
  readonly #db: Kysely<Tables>
  readonly #sessions: UploadSessions

  constructor(db: Kysely<Tables>, sessions: UploadSessions) {
    super()
    this.extensions = ['creation', 'expiration', 'termination']
    this.#db = db
    this.#sessions = sessions
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.#sessions.staging.create(upload.id)
    return upload
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const session = await this.#find(id)
    return this.#sessions.staging.append(id, session.key, offset, source)
  }

  override async getUpload(id: string): Promise<Upload> {
    const { bytes, createdAt, photo } = await this.#find(id)
    // The bytes of a finished one have become a photo.
    const offset = photo === null ? await this.#sessions.staging.size(id) : bytes
    if (offset === null) throw ERRORS.FILE_NOT_FOUND
    return new Upload({ id, size: bytes, offset, creation_date: createdAt.toISOString() })
  }

  /** Its bytes: nothing more can come, and the session expires by itself. */
  override async remove(id: string): Promise<void> {
    await this.#find(id)
    await this.#sessions.staging.remove(id)
  }

  override getExpiration(): number {
    return UPLOAD_HOURS * 3_600_000
  }

  async #find(id: string) {
    const session = await this.#sessions.find(this.#db, id)
    if (session === null) throw ERRORS.FILE_NOT_FOUND
    return session
  }
}
