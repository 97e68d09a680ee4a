import { createHash } from 'node:crypto'
import type { BackupProgress } from '../../../core/contract/backup.ts'
import type { BlobStore } from '../../media/blobs/blob-store.ts'
import { objectBlob as mediaBlob } from '../../media/objects.ts'
import { asBackupFault, BackupFault } from '../format/backup-fault.ts'
import type { OpenBackup } from '../format/manifest-blob.ts'
import { objectBlob } from '../format/names.ts'
import { type ListedObject, readObjectList } from '../format/object-list.ts'
import { readStream } from '../format/streams.ts'
import { inOrder } from '../in-order.ts'

const LANES = 4

/** Puts the photos of a backup where the center keeps them, byte by byte as they were. @throws BackupFault */
export async function restoreObjects(
  backup: OpenBackup,
  media: BlobStore,
  report: (progress: BackupProgress) => void,
): Promise<void> {
  const { count: total, stream } = backup.manifest.objects
  const listed = readObjectList(readStream(backup, 'objects', stream, 'the list of photos'))
  let done = 0
  report({ stage: 'objects', done, total })
  const kept = inOrder(listed, LANES, (object) => put(object, backup.blobs, media))
  while ((await kept.next()).done !== true) report({ stage: 'objects', done: ++done, total })
}

async function put({ id, stored, storedSha256 }: ListedObject, backups: BlobStore, media: BlobStore): Promise<void> {
  const blob = objectBlob(id)
  const part = `the photo ${id}`
  async function* proved() {
    const hash = createHash('sha256')
    for await (const piece of await backups.get(blob)) {
      hash.update(piece)
      yield piece
    }
    // What ends so is not kept.
    if (hash.digest('hex') !== storedSha256) throw new BackupFault('altered', part, blob)
  }
  try {
    await media.put(mediaBlob(id), proved(), stored)
  } catch (error) {
    throw asBackupFault(error, part, blob)
  }
}
