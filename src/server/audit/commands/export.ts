import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { type Config, StartupError } from '../../config.ts'
import { asOwner } from '../../database/role/application-role.ts'
import { reachDatabase } from '../../database/reach.ts'
import { appendAnchors } from '../anchor/anchor-file.ts'
import { headsOf } from '../anchor/heads.ts'
import { type Ask, askOver } from '../ask.ts'
import { ENTRY_COLUMNS, type StoredRow, toAuditRow } from '../chain/entry.ts'
import { AUDIT_FORMATS, type AuditFormatName } from '../export/formats.ts'
import { recordOperation } from './record-operation.ts'
import { requireAudit } from './verify.ts'

/** What is taken out: from a moment on, until before another, of one center; null: without that bound. */
export interface AuditExport {
  readonly file: string
  readonly format: AuditFormatName
  readonly from: Date | null
  readonly to: Date | null
  readonly center: string | null
}

const BATCH = 5_000

/**
 * `facialis audit export`: entries into a new file, oldest first of each center, in memory that does not grow with them. The
 * export is itself an entry of each chain it read, written before the file has its name.
 * @returns how many entries there are in the file.
 * @throws StartupError when the file exists or cannot be written.
 */
export async function exportInstallation(config: Config, wanted: AuditExport): Promise<number> {
  if ((await stat(wanted.file).catch(() => null)) !== null) throw new StartupError(`There is a file ${wanted.file} already.`)
  const { owner, close } = await reachDatabase(config)
  const aside = `${wanted.file}.${randomUUID()}`
  try {
    const file = await open(aside, 'wx', 0o600).catch((error: unknown) => {
      throw new StartupError(`The file ${wanted.file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`)
    })
    const counts = await asOwner(owner, async (client) => {
      const ask = askOver(client)
      await requireAudit(ask)
      const written = await copyInto(file, ask, wanted).finally(() => file.close())
      for (const [center, count] of written) await recordOperation(ask, center, 'auditExported', count)
      const at = new Date().toISOString()
      await appendAnchors(config.auditAnchor, (await headsOf(ask)).map((head) => ({ ...head, at })))
      return written
    })
    await rename(aside, wanted.file)
    return [...counts.values()].reduce((sum, count) => sum + count, 0)
  } finally {
    await rm(aside, { force: true })
    await close()
  }
}

async function copyInto(file: FileHandle, ask: Ask, { format, from, to, center }: AuditExport): Promise<Map<string, number>> {
  const { head, line } = AUDIT_FORMATS[format]
  await file.write(head)
  const counts = new Map<string, number>()
  const centers = center === null ? (await headsOf(ask)).map((each) => each.center) : [center]
  for (const each of centers) {
    counts.set(each, 0)
    for (let last = 0, more = true; more; ) {
      const rows = await ask<StoredRow>(
        `SELECT ${ENTRY_COLUMNS} FROM audit_entry WHERE center_id = $1 AND audit_entry.seq > $2
         AND ($3::timestamptz IS NULL OR audit_entry.at >= $3) AND ($4::timestamptz IS NULL OR audit_entry.at < $4)
         ORDER BY audit_entry.seq LIMIT ${String(BATCH)}`,
        [each, last, from, to],
      )
      const entries = rows.map(toAuditRow)
      await file.write(entries.map(line).join(''))
      counts.set(each, (counts.get(each) ?? 0) + entries.length)
      last = entries.at(-1)?.seq ?? last
      more = rows.length === BATCH
    }
  }
  await file.sync()
  return counts
}
