import { objectBlob } from '../../media/objects.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** A photo's record: `blob` is the name its encrypted bytes lie under, `wrappedKey` is hexadecimal. */
export interface MediaObject {
  readonly id: string
  readonly bytes: number
  readonly sha256: string
  readonly wrappedKey: string
  readonly blob: string
}

interface Row {
  readonly id: string
  readonly bytes: string
  readonly sha256: string
  readonly key: string
}

/** The photos of a snapshot, sorted by id. */
export async function* mediaObjects(snapshot: Snapshot): AsyncGenerator<MediaObject> {
  const rows = snapshot.query<Row>(
    `SELECT id, bytes::text AS bytes, sha256, encode(wrapped_key, 'hex') AS key FROM media_object ORDER BY id`,
  )
  for await (const { id, bytes, sha256, key } of rows) {
    yield { id, bytes: Number(bytes), sha256, wrappedKey: key, blob: objectBlob(id) }
  }
}

/** How many photos a snapshot has. */
export async function countMediaObjects(snapshot: Snapshot): Promise<number> {
  let count = 0
  for await (const row of snapshot.query<{ count: string }>('SELECT count(*)::text AS count FROM media_object')) {
    count = Number(row.count)
  }
  return count
}
