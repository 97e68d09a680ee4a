import type { Kysely } from 'kysely'
import { Readable } from 'node:stream'
import type { Tables } from '../../database/tables.ts'
import { MediaFault } from '../../media/media-fault.ts'
import type { MediaStore } from '../../media/store.ts'

/** A photo whose bytes are asked for. */
export interface StoredPicture {
  readonly object: string | null
  readonly fileName: string
}

/**
 * The bytes of a picture that leaves: the original, or the upright picture of screen size without metadata. Null when
 * the store cannot read it.
 */
export async function pictureBytes(
  db: Kysely<Tables>,
  media: MediaStore,
  { object, fileName }: StoredPicture,
  kind: 'original' | 'without metadata',
): Promise<Readable | null> {
  if (object === null) return null
  try {
    if (kind === 'original') return (await media.open(db, object)).stream
    const rendered = await media.picture(db, object, fileName, 'screen')
    return rendered.ok ? Readable.from([Buffer.from(rendered.jpeg)]) : null
  } catch (error) {
    if (error instanceof MediaFault) return null
    throw error
  }
}
