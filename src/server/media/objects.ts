import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { BlobStore } from './blobs/blob-store.ts'
import { KEY_BYTES, type ReadStored, type Sealed } from './cipher/chunked-cipher.ts'
import { type MasterKey, WrongMasterKey } from './keys/master-key.ts'

/** What the database knows of an object that is needed to read it. */
export interface ObjectRow {
  readonly id: string
  readonly sha256: string
  readonly bytes: number
  readonly wrapped_key: Buffer
  readonly master_key: string
}

export const OBJECTS = 'objects/'
export const PICTURES = 'pictures/'

/** The name of an object's blob. */
export const objectBlob = (id: string): string => `${OBJECTS}${id.slice(0, 2)}/${id}`

/** The name of the blob of something made from an object. */
export const pictureBlob = (id: string, size: string): string => `${PICTURES}${id.slice(0, 2)}/${id}-${size}`

/** The object that a blob's name belongs to, null for a name that is none of ours. */
export function objectOfBlob(name: string): string | null {
  const found = /^(?:objects|pictures)\/([0-9a-f]{2})\/(\1[0-9a-f-]{34})(?:-[a-z]+)?$/.exec(name)
  return found?.[2] ?? null
}

export const objectRow = (db: Kysely<Tables>, id: string): Promise<ObjectRow> =>
  db
    .selectFrom('media_object')
    .select(['id', 'sha256', 'bytes', 'wrapped_key', 'master_key'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** How to read an object. @throws WrongMasterKey when it was stored under another master key, which the message names */
export function sealedOf(row: ObjectRow, master: MasterKey): Sealed {
  if (row.master_key !== master.fingerprint) throw new WrongMasterKey(master.fingerprint, row.id, row.master_key)
  const key = master.unwrap(row.wrapped_key, row.id)
  if (key.byteLength !== KEY_BYTES) throw new Error(`the key of ${row.id} has ${String(key.byteLength)} bytes`)
  return { key, name: row.id, bytes: row.bytes }
}

export const readerOf =
  (blobs: BlobStore, blob: string): ReadStored =>
  (range) =>
    blobs.get(blob, range)
