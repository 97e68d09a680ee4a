import { randomBytes } from 'node:crypto'
import type { BackupProgress } from '../../../core/contract/backup.ts'
import type { BlobStore } from '../../media/blobs/blob-store.ts'
import type { MasterKey } from '../../media/keys/master-key.ts'
import { allBackups } from '../format/all-backups.ts'
import { BackupFault } from '../format/backup-fault.ts'
import { type Manifest, FORMAT, type TableRecord } from '../format/manifest.ts'
import { newBackupKey, openBackup, type OpenBackup, writeManifest } from '../format/manifest-blob.ts'
import { backupId } from '../format/names.ts'
import { objectLine } from '../format/object-list.ts'
import { type BackupParts, writeStream } from '../format/streams.ts'
import { tableStream } from '../format/table-stream.ts'
import type { Installation } from '../installation.ts'
import { openSnapshot, type Snapshot } from '../snapshot/snapshot.ts'
import { copyObject } from './copy-object.ts'
import { earlierObjects } from './earlier-objects.ts'
import { inOrder } from '../in-order.ts'
import { countMediaObjects, mediaObjects } from './media-objects.ts'
import { readSecrets } from './secrets.ts'
import { usedKey } from './used-key.ts'

export interface CreateOptions {
  readonly signal: AbortSignal
  readonly report: (progress: BackupProgress) => void
  /** Photos whose copies in the folder are damaged, to be copied again. */
  readonly again?: ReadonlySet<string>
  /** Told the snapshot's name when it was taken, and waited for. */
  readonly onSnapshot?: (exported: string) => Promise<void>
}

/** So many photos are copied at a time: a disk that is asked to sync several files does them together. */
const LANES = 4

/**
 * Writes a backup of one moment while Facialis runs. Rows first, then the photos of these rows, which never change, then the
 * manifest: whenever this ends before, there is no backup, and what was written is swept by the next.
 * The caller holds the lock of backups.
 * @throws Problem `storage-full`, what the database or the folder fails with, the signal's reason
 */
export async function createBackup(
  from: Installation,
  blobs: BlobStore,
  backupKey: MasterKey,
  { signal, report, again = new Set(), onSnapshot }: CreateOptions,
): Promise<Manifest> {
  const snapshot = await openSnapshot(from.connection)
  try {
    await onSnapshot?.(snapshot.exported)
    const id = backupId(snapshot.takenAt, randomBytes(4))
    const parts: BackupParts = { blobs, id, key: newBackupKey() }
    const secrets = await readSecrets(from.data, from.masterKeyHeld)
    const masterKey = await usedKey(snapshot, secrets)
    const tables = await writeTables(snapshot, parts, signal, report)
    const earlier = await newestReadable(blobs, backupKey)
    const objects = await writeObjects(snapshot, parts, from.media, { earlier, again, signal, report })
    const manifest: Manifest = {
      format: FORMAT,
      id,
      takenAt: snapshot.takenAt.toISOString(),
      facialis: from.version,
      postgres: snapshot.postgres,
      migrations: [...snapshot.migrations],
      tables,
      sequences: [...snapshot.sequences],
      secrets: { names: Object.keys(secrets), stream: await writeStream(parts, 'secrets', textOf([JSON.stringify(secrets)])) },
      masterKey,
      objects,
    }
    await writeManifest(parts, backupKey, manifest)
    return manifest
  } finally {
    await snapshot.close()
  }
}

async function writeTables(
  snapshot: Snapshot,
  parts: BackupParts,
  signal: AbortSignal,
  report: CreateOptions['report'],
): Promise<TableRecord[]> {
  const records: TableRecord[] = []
  for (const [index, { schema, name, columns }] of snapshot.tables.entries()) {
    report({ stage: 'rows', done: index, total: snapshot.tables.length })
    const rows = snapshot.rows({ schema, name, columns })
    const stream = await writeStream(parts, tableStream(index), until(signal, rows.lines))
    records.push({ schema, name, columns: [...columns], rows: rows.count(), stream })
  }
  return records
}

interface Copying extends Pick<CreateOptions, 'signal' | 'report'> {
  readonly again: ReadonlySet<string>
  readonly earlier: OpenBackup | null
}

async function writeObjects(
  snapshot: Snapshot,
  parts: BackupParts,
  media: BlobStore,
  { earlier, again, signal, report }: Copying,
): Promise<Manifest['objects']> {
  const total = await countMediaObjects(snapshot)
  const known = earlierObjects(parts.blobs, earlier, again)
  const lost: string[] = []
  let [done, count, bytes] = [0, 0, 0]
  async function* wanted() {
    for await (const object of mediaObjects(snapshot)) yield { object, copy: await known.find(object.id) }
  }
  async function* lines() {
    report({ stage: 'objects', done, total })
    const copied = inOrder(until(signal, wanted()), LANES, async ({ object, copy }) => ({
      id: object.id,
      listed: copy ?? (await copyObject(object, media, parts.blobs)),
    }))
    for await (const { id, listed } of copied) {
      report({ stage: 'objects', done: ++done, total })
      if (listed === null) {
        lost.push(id)
        continue
      }
      count += 1
      bytes += listed.stored
      yield objectLine(listed)
    }
  }
  try {
    const stream = await writeStream(parts, 'objects', textOf(lines()))
    return { count, bytes, lost, stream }
  } finally {
    await known.close()
  }
}

/** The newest backup that this key opens; null when there is none: then every photo is copied. */
async function newestReadable(blobs: BlobStore, backupKey: MasterKey): Promise<OpenBackup | null> {
  for (const id of [...(await allBackups(blobs)).finished].reverse()) {
    try {
      return await openBackup(blobs, id, backupKey)
    } catch (error) {
      if (!(error instanceof BackupFault)) throw error
    }
  }
  return null
}

/** The same, until the signal says that it is enough. */
async function* until<T>(signal: AbortSignal, source: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const one of source) {
    signal.throwIfAborted()
    yield one
  }
}

async function* textOf(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line)
}
