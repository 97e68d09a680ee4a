import { createHash } from 'node:crypto'
import type { FaultKind } from '../../../core/contract/media.ts'
import { BlobMissing, type BlobStore } from '../blobs/blob-store.ts'
import { sealedLength, unseal } from '../cipher/chunked-cipher.ts'
import type { MasterKey } from '../keys/master-key.ts'
import { MediaFault } from '../media-fault.ts'
import { objectBlob, type ObjectRow, readerOf, sealedOf } from '../objects.ts'

/**
 * Reads an object to its end and compares it with what was kept.
 * @returns what is wrong with it, null when nothing is
 * @throws WrongMasterKey when it was stored under another master key; what the blob store throws when it does not answer
 */
export async function checkObject(row: ObjectRow, blobs: BlobStore, master: MasterKey): Promise<FaultKind | null> {
  const sealed = sealedOf(row, master)
  const blob = objectBlob(row.id)
  const there = await blobs.stat(blob)
  if (there === null) return 'missing'
  if (there.bytes < sealedLength(row.bytes)) return 'truncated'
  const hash = createHash('sha256')
  try {
    for await (const part of unseal(sealed, readerOf(blobs, blob))) hash.update(part)
  } catch (error) {
    if (error instanceof MediaFault) return error.kind
    if (error instanceof BlobMissing) return 'missing'
    throw error
  }
  return hash.digest('hex') === row.sha256 ? null : 'altered'
}
