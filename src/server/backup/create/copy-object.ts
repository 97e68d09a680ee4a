import { createHash } from 'node:crypto'
import { BlobMissing, type BlobStore } from '../../media/blobs/blob-store.ts'
import { sealedLength } from '../../media/cipher/chunked-cipher.ts'
import type { ListedObject } from '../format/object-list.ts'
import { objectBlob } from '../format/names.ts'
import type { MediaObject } from './media-objects.ts'

/**
 * Copies the encrypted bytes of one photo as they are, and reads them once more: a copy is what was copied.
 * @returns null when the center has no such bytes, or not as many as its record says
 */
export async function copyObject(object: MediaObject, media: BlobStore, backups: BlobStore): Promise<ListedObject | null> {
  const { id, bytes, sha256, wrappedKey, blob } = object
  const stored = sealedLength(bytes)
  const there = await media.stat(blob)
  if (there?.bytes !== stored) return null
  const hash = createHash('sha256')
  async function* hashed() {
    for await (const piece of await media.get(blob)) {
      hash.update(piece)
      yield piece
    }
  }
  try {
    await backups.put(objectBlob(id), hashed(), stored)
  } catch (error) {
    if (error instanceof BlobMissing) return null
    throw error
  }
  return { id, stored, storedSha256: hash.digest('hex'), bytes, sha256, wrappedKey }
}
