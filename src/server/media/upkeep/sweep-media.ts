import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import { orphans } from './orphans.ts'
import { forgetFault } from './faults.ts'

/** Removes what no record leads to. @returns how many blobs that were */
export async function sweepMedia(db: Kysely<Tables>, blobs: BlobStore): Promise<number> {
  let swept = 0
  for await (const blob of orphans(db, blobs)) {
    await blobs.delete(blob)
    await forgetFault(db, blob)
    swept += 1
  }
  return swept
}
