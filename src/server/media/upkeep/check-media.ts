import { type Kysely, sql } from 'kysely'
import type { FaultKind } from '../../../core/contract/media.ts'
import type { Tables } from '../../database/tables.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { MasterKey } from '../keys/master-key.ts'
import { objectBlob } from '../objects.ts'
import { checkObject } from './check-object.ts'
import { forgetFault, recordFault } from './faults.ts'
import { orphans } from './orphans.ts'

/** What the objects are checked with. */
export interface Checked {
  readonly db: Kysely<Tables>
  readonly blobs: BlobStore
  readonly master: MasterKey
}

/** How many objects were read, and how many faults of each kind were found. */
export interface CheckReport {
  readonly objects: number
  readonly faults: Readonly<Record<FaultKind, number>>
}

/**
 * Reads every object that was not read since `since` and writes down what is wrong; what is right again is crossed out.
 * Each is claimed before it is read: a check that is cut off goes on where it was, and two may share the work.
 * @param stopping ends the check after the object it is at
 */
export async function checkMedia(with_: Checked, since: Date, stopping: () => boolean): Promise<CheckReport> {
  const { db, blobs, master } = with_
  const faults: Record<FaultKind, number> = { missing: 0, truncated: 0, altered: 0, orphaned: 0 }
  let objects = 0
  while (!stopping()) {
    const row = await claim(db, since)
    if (row === undefined) break
    const kind = await checkObject(row, blobs, master)
    const blob = objectBlob(row.id)
    if (kind === null) await forgetFault(db, blob)
    else await recordFault(db, { blob, kind, object: row.id })
    if (kind !== null) faults[kind] += 1
    objects += 1
  }
  const orphaned: string[] = []
  for await (const blob of orphans(db, blobs)) {
    // Found before, it keeps the time at which it was: the sweep counts from there.
    await recordFault(db, { blob, kind: 'orphaned', object: null })
    orphaned.push(blob)
  }
  await db.deleteFrom('media_fault').where('kind', '=', 'orphaned').where(sql<boolean>`blob <> ALL(${orphaned}::text[])`).execute()
  faults.orphaned = orphaned.length
  return { objects, faults }
}

/** The object that was read longest ago, marked as read now. */
const claim = (db: Kysely<Tables>, since: Date) =>
  db
    .updateTable('media_object')
    .set({ checked_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', (from) =>
      from
        .selectFrom('media_object')
        .select('id')
        .where((row) => row.or([row('checked_at', 'is', null), row('checked_at', '<', since)]))
        .orderBy('checked_at', (order) => order.asc().nullsFirst())
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'sha256', 'bytes', 'wrapped_key', 'master_key'])
    .executeTakeFirst()
