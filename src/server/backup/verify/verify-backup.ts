import type { BackupFinding, BackupProgress, BackupReport } from '../../../core/contract/backup.ts'
import type { MasterKey } from '../../media/keys/master-key.ts'
import { masterKeyIn } from '../create/secrets.ts'
import { inOrder } from '../in-order.ts'
import { BackupFault } from '../format/backup-fault.ts'
import type { OpenBackup } from '../format/manifest-blob.ts'
import { objectBlob, partBlob } from '../format/names.ts'
import { readObjectList } from '../format/object-list.ts'
import { readStream } from '../format/streams.ts'
import { tableStream } from '../format/table-stream.ts'
import { checkObject, type ObjectVerdict } from './check-object.ts'
import { secretsOf } from './read-secrets.ts'

export interface VerifyOptions {
  readonly signal: AbortSignal
  readonly report: (progress: BackupProgress) => void
  /** The master key, where it comes from outside; null when it is not at hand. */
  readonly master: MasterKey | null
}

const LANES = 2
const NEWLINE = 10

/** Reads every byte of a backup, counts its rows anew and opens its photos. What is wrong is told, each part as what it is. */
export async function verifyBackup(backup: OpenBackup, { signal, report, master }: VerifyOptions): Promise<BackupReport> {
  const { manifest, blobs, id } = backup
  const findings: BackupFinding[] = []
  const total = manifest.tables.length + manifest.objects.count
  let [done, rows, opened] = [0, 0, 0]
  const tell = () => {
    signal.throwIfAborted()
    report({ stage: 'checking', done: done++, total })
  }
  for (const [index, table] of manifest.tables.entries()) {
    tell()
    const part = `the table ${table.schema}.${table.name}`
    const counted = await orFinding(findings, () => countRows(readStream(backup, tableStream(index), table.stream, part)))
    if (counted === null) continue
    rows += counted
    if (counted !== table.rows) findings.push(finding('altered', part, partBlob(id, tableStream(index))))
  }
  const secrets = await orFinding(findings, () => secretsOf(backup))
  const key = (secrets === null ? null : masterKeyIn(secrets)) ?? (master?.fingerprint === manifest.masterKey.fingerprint ? master : null)
  const lost = [...manifest.objects.lost]
  const listed = readObjectList(readStream(backup, 'objects', manifest.objects.stream, 'the list of photos'))
  const seen = (object: string, verdict: ObjectVerdict) => {
    if (verdict === 'opened') opened += 1
    else if (verdict === 'damaged-before') lost.push(object)
    else if (verdict !== 'copied') findings.push(finding(verdict, `the photo ${object}`, objectBlob(object)))
  }
  await orFinding(findings, async () => {
    const checked = inOrder(listed, LANES, async (object) => ({ id: object.id, verdict: await checkObject(blobs, object, key) }))
    for await (const { id: object, verdict } of checked) {
      tell()
      seen(object, verdict)
    }
  })
  report({ stage: 'checking', done: total, total })
  return {
    id,
    takenAt: manifest.takenAt,
    facialis: manifest.facialis,
    tables: manifest.tables.length,
    rows,
    objects: manifest.objects.count,
    bytes: sizeOf(backup),
    opened: key === null ? null : opened,
    masterKey: manifest.masterKey,
    lost,
    findings,
  }
}

/** How many bytes a backup takes, its photos included. */
export function sizeOf({ manifest }: Pick<OpenBackup, 'manifest'>): number {
  const streams = [...manifest.tables.map(({ stream }) => stream), manifest.secrets.stream, manifest.objects.stream]
  return manifest.objects.bytes + streams.flatMap(({ parts }) => parts).reduce((sum, bytes) => sum + bytes, 0)
}

/** PostgreSQL's text format writes a line break within a value as two letters: each line is a row. */
async function countRows(lines: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0
  for await (const piece of lines) {
    for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) count += 1
  }
  return count
}

async function orFinding<T>(findings: BackupFinding[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error
    findings.push(finding(error.kind, error.part, error.file))
    return null
  }
}

const WORDS = {
  missing: 'is missing',
  truncated: 'is shorter than it was written',
  altered: 'is not what was written',
  'wrong-key': 'was locked with another key',
} as const

const finding = (kind: BackupFinding['kind'], part: string, file: string): BackupFinding => ({
  kind,
  part,
  file,
  message: `${part} ${WORDS[kind]} (${file})`,
})
