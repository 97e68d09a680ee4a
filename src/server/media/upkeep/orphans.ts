import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import { objectOfBlob, OBJECTS, PICTURES } from '../objects.ts'

/** No upload takes longer from the first byte to its record than this. */
export const ARRIVAL_LIMIT_MS = 3_600_000
const AT_ONCE = 500

/**
 * The blobs that no record leads to and that are too old to be on their way: left by a crash before the commit, or of a
 * record that this database does not hold.
 * @param arrivalMs how old a blob is, in milliseconds, that is not on its way any more
 */
export async function* orphans(db: Kysely<Tables>, blobs: BlobStore, arrivalMs = ARRIVAL_LIMIT_MS): AsyncGenerator<string> {
  const before = Date.now() - arrivalMs
  for (const place of [OBJECTS, PICTURES]) {
    let batch: string[] = []
    for await (const { name, writtenAt } of blobs.list(place)) {
      if (writtenAt.getTime() >= before) continue
      batch.push(name)
      if (batch.length < AT_ONCE) continue
      yield* await withoutRecord(db, batch)
      batch = []
    }
    yield* await withoutRecord(db, batch)
  }
}

async function withoutRecord(db: Kysely<Tables>, names: readonly string[]): Promise<string[]> {
  const ids = names.map(objectOfBlob).filter((id) => id !== null)
  if (ids.length === 0) return [...names]
  const rows = await db.selectFrom('media_object').select('id').where('id', 'in', ids).execute()
  const known = new Set(rows.map(({ id }) => id))
  return names.filter((name) => !known.has(objectOfBlob(name) ?? ''))
}
