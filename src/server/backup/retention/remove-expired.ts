import type { Keep } from '../../../core/contract/backup.ts'
import type { BlobStore } from '../../media/blobs/blob-store.ts'
import type { MasterKey } from '../../media/keys/master-key.ts'
import { allBackups } from '../format/all-backups.ts'
import { BackupFault } from '../format/backup-fault.ts'
import { openBackup, type OpenBackup } from '../format/manifest-blob.ts'
import { manifestBlob, OBJECTS, partBlob, takenAt } from '../format/names.ts'
import { readObjectList } from '../format/object-list.ts'
import { readStream } from '../format/streams.ts'
import { whichToKeep } from './which-to-keep.ts'

/**
 * Removes the backups whose time is over, what is left of those that were cut off, and the photos that no backup lists any
 * more. The manifest goes first: from then on there is no such backup. The caller holds the lock of backups.
 * Backups locked with another key stay, and with them every photo: nobody can tell which are theirs.
 * @param faulty backups that were found damaged; they are no reason to remove another, and go when a newer good one is there
 * @returns the backups that were removed
 */
export async function removeExpired(
  blobs: BlobStore,
  backupKey: MasterKey,
  keep: Keep,
  faulty: ReadonlySet<string>,
): Promise<readonly string[]> {
  const { finished, begun } = await allBackups(blobs)
  const readable = new Map<string, OpenBackup>()
  let strangers = 0
  for (const id of finished) {
    const opened = await openBackup(blobs, id, backupKey).catch((error: unknown) => {
      if (error instanceof BackupFault) return null
      throw error
    })
    if (opened === null) strangers += 1
    else readable.set(id, opened)
  }
  const good = [...readable.keys()].filter((id) => !faulty.has(id))
  const newestGood = good.at(-1)
  if (newestGood === undefined) return []
  const kept = whichToKeep(new Map(good.map((id) => [id, takenAt(id) ?? new Date(0)])), keep)
  const removed = [...readable.keys()].filter((id) => !kept.has(id) && id < newestGood)
  for (const id of removed) {
    await blobs.delete(manifestBlob(id))
    readable.delete(id)
  }
  for (const id of [...removed, ...begun]) await removeParts(blobs, id)
  if (strangers === 0) await removeUnlisted(blobs, [...readable.values()])
  return removed
}

async function removeParts(blobs: BlobStore, id: string): Promise<void> {
  for await (const { name } of blobs.list(partBlob(id, ''))) await blobs.delete(name)
}

/** One of 256 shares of the photos at a time, so that memory does not grow with their number. */
async function removeUnlisted(blobs: BlobStore, backups: readonly OpenBackup[]): Promise<void> {
  const lists = backups.map((backup) => listedBy(backup))
  try {
    for (let share = 0; share < 256; share++) {
      const prefix = share.toString(16).padStart(2, '0')
      const listed = new Set<string>()
      for (const list of lists) for await (const id of list.upTo(prefix)) listed.add(id)
      for await (const { name } of blobs.list(`${OBJECTS}${prefix}/`)) {
        if (!listed.has(name.slice(OBJECTS.length + 3))) await blobs.delete(name)
      }
    }
  } finally {
    for (const list of lists) await list.close()
  }
}

/** The photos that a backup lists, share by share: the list is sorted. @throws BackupFault, before anything of a share is removed */
function listedBy(backup: OpenBackup) {
  const list = readObjectList(readStream(backup, 'objects', backup.manifest.objects.stream, 'the list of photos'))
  let next: string | null | undefined
  const advance = async () => {
    const step = await list.next()
    next = step.done === true ? null : step.value.id
  }
  return {
    /** The ids that begin so; shares are asked for in their order. */
    async *upTo(prefix: string) {
      if (next === undefined) await advance()
      for (; next != null && next.slice(0, 2) <= prefix; await advance()) yield next
    },
    close: () => list.return(undefined),
  }
}
