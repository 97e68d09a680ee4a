import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Config } from '../config.ts'
import type { Tables } from '../database/tables.ts'
import type { BlobStore } from './blobs/blob-store.ts'
import type { MasterKey } from './keys/master-key.ts'
import { openMasterKey } from './keys/open-master-key.ts'
import { openBlobs } from './open-blobs.ts'
import { type MediaStore, openMediaStore } from './store.ts'
import { importOriginals } from './upkeep/import-originals.ts'
import { requireOwnMedia } from './upkeep/require-own-media.ts'
import { openStaging } from './uploads/staging.ts'
import { openUploadSessions, type UploadSessions } from './uploads/upload-sessions.ts'

/** All that has to do with the bytes of photos. */
export interface Media {
  readonly store: MediaStore
  readonly uploads: UploadSessions
  readonly blobs: BlobStore
  readonly master: MasterKey
}

/**
 * Opens the media of a center and brings over what an earlier version kept in plain files.
 * @throws StartupError when the master key or the bucket is not as it must be, or the photos are not those of the database
 */
export async function openMedia(db: Kysely<Tables>, config: Pick<Config, 'data' | 'masterKey' | 'bucket'>): Promise<Media> {
  const blobs = await openBlobs(config)
  await requireOwnMedia(db, blobs, config.data)
  const master = await openMasterKey(db, config)
  const store = openMediaStore(blobs, master)
  const uploads = openUploadSessions(await openStaging(join(config.data, 'media', 'staging')), master)
  await importOriginals(db, store, config.data)
  return { store, uploads, blobs, master }
}
