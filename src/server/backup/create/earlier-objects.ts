import type { BlobStore } from '../../media/blobs/blob-store.ts'
import { BackupFault } from '../format/backup-fault.ts'
import { objectBlob } from '../format/names.ts'
import { type ListedObject, readObjectList } from '../format/object-list.ts'
import { type OpenBackup } from '../format/manifest-blob.ts'
import { readStream } from '../format/streams.ts'

/** Finds photos that an earlier backup copied already; to be asked in the order of ids. */
export interface EarlierObjects {
  /** Null when there is no copy, or it is not as long as it was: it is to be made. */
  find(id: string): Promise<ListedObject | null>
  close(): Promise<void>
}

/** @param again photos whose copies are to be made anew, because the last look found them damaged */
export function earlierObjects(blobs: BlobStore, backup: OpenBackup | null, again: ReadonlySet<string>): EarlierObjects {
  const list = backup === null ? null : readObjectList(readStream(backup, 'objects', backup.manifest.objects.stream, 'the list of photos'))
  let next: ListedObject | null = null
  let ended = list === null

  async function advance(): Promise<void> {
    try {
      const step = await list?.next()
      ended = step?.done !== false
      next = step?.done === false ? step.value : null
    } catch (error) {
      // A list that is damaged tells nothing: everything is copied again.
      if (!(error instanceof BackupFault)) throw error
      ended = true
      next = null
    }
  }

  return {
    async find(id) {
      while (!ended && (next === null || next.id < id)) await advance()
      if (next?.id !== id || again.has(id)) return null
      const copy = await blobs.stat(objectBlob(id))
      return copy?.bytes === next.stored ? next : null
    },
    async close() {
      await list?.return(undefined)
    },
  }
}
