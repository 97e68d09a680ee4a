import type { Kysely } from 'kysely'
import { mayRemoveObjects } from '../../backup/backup-lock.ts'
import type { Tables } from '../../database/tables.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import { orphans } from './orphans.ts'
import { forgetFault } from './faults.ts'

/** Removes what no record leads to, unless a backup is reading: then the next sweep does. @returns how many blobs that were */
export async function sweepMedia(db: Kysely<Tables>, blobs: BlobStore): Promise<number> {
  let swept = 0
  for await (const blob of orphans(db, blobs)) {
    const removed = await db.transaction().execute(async (transaction) => {
      if (!(await mayRemoveObjects(transaction))) return false
      await blobs.delete(blob)
      await forgetFault(transaction, blob)
      return true
    })
    if (!removed) break
    swept += 1
  }
  return swept
}
