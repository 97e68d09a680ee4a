import { type Kysely, sql } from 'kysely'
import { mayRemoveObjects } from '../../backup/backup-lock.ts'
import type { Tables } from '../../database/tables.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import { forgetFault, recordFault } from './faults.ts'
import { ARRIVAL_LIMIT_MS, orphans } from './orphans.ts'

/** How old what is swept must be, in milliseconds. */
export interface SweepLimits {
  /** Since it was written: what is younger may be on its way. */
  readonly arrivalMs: number
  /** Since it was first found to have no record. */
  readonly orphanMs: number
}

/** Time to see that a database is not the one that the photos belong to, before a photo of the right one is gone. */
const LIMITS: SweepLimits = { arrivalMs: ARRIVAL_LIMIT_MS, orphanMs: 30 * 24 * 3_600_000 }

/**
 * Writes down what no record leads to, and removes what has stood so for long enough, unless a backup is reading: then the
 * next sweep does.
 * @returns how many blobs were removed
 */
export async function sweepMedia(db: Kysely<Tables>, blobs: BlobStore, limits = LIMITS): Promise<number> {
  let swept = 0
  for await (const blob of orphans(db, blobs, limits.arrivalMs)) {
    await recordFault(db, { blob, kind: 'orphaned', object: null })
    swept += await db.transaction().execute(async (transaction) => {
      if (!(await hasStood(transaction, blob, limits.orphanMs)) || !(await mayRemoveObjects(transaction))) return 0
      await blobs.delete(blob)
      await forgetFault(transaction, blob)
      return 1
    })
  }
  return swept
}

/** Whether a blob was found orphaned so long ago, by the clock of the database, which wrote it down. */
async function hasStood(db: Kysely<Tables>, blob: string, orphanMs: number): Promise<boolean> {
  const row = await db
    .selectFrom('media_fault')
    .select('blob')
    .where('blob', '=', blob)
    .where('kind', '=', 'orphaned')
    .where('found_at', '<=', sql<Date>`clock_timestamp() - make_interval(secs => ${orphanMs / 1000})`)
    .executeTakeFirst()
  return row !== undefined
}
