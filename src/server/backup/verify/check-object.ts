import { createHash } from 'node:crypto'
import type { BackupFinding } from '../../../core/contract/backup.ts'
import type { BlobStore } from '../../media/blobs/blob-store.ts'
import { unseal } from '../../media/cipher/chunked-cipher.ts'
import { type MasterKey, WrongMasterKey } from '../../media/keys/master-key.ts'
import { MediaFault } from '../../media/media-fault.ts'
import { objectBlob } from '../format/names.ts'
import type { ListedObject } from '../format/object-list.ts'

/** `opened`: with its own key too. `damaged-before`: the copy is faithful, but what was copied was damaged already. */
export type ObjectVerdict = 'copied' | 'opened' | 'damaged-before' | BackupFinding['kind']

/** Reads the copy of a photo; with the master key also what is in it. */
export async function checkObject(blobs: BlobStore, object: ListedObject, master: MasterKey | null): Promise<ObjectVerdict> {
  const blob = objectBlob(object.id)
  const there = await blobs.stat(blob)
  if (there === null) return 'missing'
  if (there.bytes !== object.stored) return there.bytes < object.stored ? 'truncated' : 'altered'
  if ((await digestOf(await blobs.get(blob))) !== object.storedSha256) return 'altered'
  if (master === null) return 'copied'
  try {
    const key = master.unwrap(Buffer.from(object.wrappedKey, 'hex'), object.id)
    const plain = unseal({ key, name: object.id, bytes: object.bytes }, (range) => blobs.get(blob, range))
    return (await digestOf(plain)) === object.sha256 ? 'opened' : 'damaged-before'
  } catch (error) {
    if (error instanceof WrongMasterKey) return 'wrong-key'
    if (error instanceof MediaFault) return 'damaged-before'
    throw error
  }
}

async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of bytes) hash.update(piece)
  return hash.digest('hex')
}
