import type pg from 'pg'
import type { BlobStore } from '../media/blobs/blob-store.ts'

/** What is backed up, and what a restore fills. */
export interface Installation {
  /** The data folder. */
  readonly data: string
  /** The database, as the owner of its tables. */
  readonly connection: pg.ClientConfig
  /** Where the encrypted photos lie. */
  readonly media: BlobStore
  readonly version: string
  /** Whether the master key lies in the data folder, so that a backup takes it along. */
  readonly masterKeyHeld: boolean
}
