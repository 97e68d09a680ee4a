import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { BackupProgress, BackupReport } from '../../../core/contract/backup.ts'
import type { Config } from '../../config.ts'
import { startEmbedded } from '../../database/embedded.ts'
import { lockFolder } from '../../database/folder-lock.ts'
import { migrate } from '../../database/migrate.ts'
import { MIGRATIONS } from '../../database/migrations/index.ts'
import { openDatabase } from '../../database/open.ts'
import type { Tables } from '../../database/tables.ts'
import { makeFolder } from '../../make-folder.ts'
import type { MasterKey } from '../../media/keys/master-key.ts'
import { openBlobs } from '../../media/open-blobs.ts'
import { BackupRefusal } from '../backup-refusal.ts'
import type { OpenBackup } from '../format/manifest-blob.ts'
import { secretsOf } from '../verify/read-secrets.ts'
import { verifyBackup } from '../verify/verify-backup.ts'
import { loadRows } from './load-rows.ts'
import { markRestore, restoreUnderWay, unmarkRestore } from './marker.ts'
import { requireEmptyDatabase, requireEmptyFolder, requireEmptyMedia } from './require-empty.ts'
import { restoreObjects } from './restore-objects.ts'
import { writeSecrets } from './write-secrets.ts'

export interface RestoreOptions {
  readonly report: (progress: BackupProgress) => void
  readonly signal: AbortSignal
  /** The master key, where it comes from outside; null when it is not at hand. */
  readonly master: MasterKey | null
  /** Looks at what was restored before the restore counts as done; throws when it is not right. */
  readonly check?: (db: Kysely<Tables>) => Promise<void>
}

/**
 * Fills an empty installation from a backup. The whole backup is read and proved before anything is written. A restore that
 * was cut off is begun again by the same call.
 * @throws BackupRefusal when the backup is faulty or newer than this Facialis, or the installation is not empty
 */
export async function restoreBackup(
  backup: OpenBackup,
  config: Config,
  { report, signal, master, check }: RestoreOptions,
): Promise<BackupReport> {
  const { id, manifest } = backup
  requireKnownShape(backup)
  const begun = await restoreUnderWay(config.data)
  if (begun !== null && begun.backup !== id) {
    throw new BackupRefusal(
      'folder',
      `A restore of the backup ${begun.backup} was begun in ${config.data}: finish that one, or name another folder with FACIALIS_DATA.`,
    )
  }
  if (begun === null) await requireEmptyInstallation(config)
  const found = await verifyBackup(backup, { report, signal, master })
  if (found.findings.length > 0) {
    const told = found.findings.slice(0, 5).map(({ message }) => message)
    const more = found.findings.length - told.length
    throw new BackupRefusal(
      'folder',
      `The backup ${id} is not restored, because ${told.join('; ')}${more > 0 ? `; and ${String(more)} more` : ''}.`,
    )
  }
  await makeFolder(config.data, 0o711)
  if (begun === null) await markRestore(config.data, { backup: id, rows: false })
  await restoreObjects(backup, await openBlobs(config), report)
  await writeSecrets(config.data, await secretsOf(backup))
  // Once the rows are in and the shape of the tables may be newer than theirs, they are not put in again.
  if (begun?.rows !== true) {
    await withOwner(config, async (owner) => {
      await migrateTo(owner, manifest.migrations.at(-1))
      await loadRows(owner, backup, report)
    })
    await markRestore(config.data, { backup: id, rows: true })
  }
  const database = await openDatabase(config, () => null)
  try {
    await check?.(database.db)
  } finally {
    await database.close()
  }
  await unmarkRestore(config.data)
  return found
}

/** @throws BackupRefusal for a backup with a migration that this Facialis does not know */
function requireKnownShape({ id, manifest }: OpenBackup): void {
  const unknown = manifest.migrations.find((name) => !(name in MIGRATIONS))
  if (unknown === undefined) return
  throw new BackupRefusal(
    'folder',
    `The backup ${id} was written by the newer Facialis ${manifest.facialis} (this one does not know ${unknown}): restore it with that version.`,
  )
}

async function requireEmptyInstallation(config: Config): Promise<void> {
  await requireEmptyFolder(config.data)
  if (config.databaseUrl !== null) await requireEmptyDatabase({ connectionString: config.databaseOwnerUrl ?? config.databaseUrl })
  if (config.bucket !== null) await requireEmptyMedia(await openBlobs(config))
}

/** Works as the owner of the tables, on a database that serves nobody else. */
async function withOwner(config: Config, work: (owner: pg.ClientConfig) => Promise<void>): Promise<void> {
  if (config.databaseUrl !== null) return work({ connectionString: config.databaseOwnerUrl ?? config.databaseUrl })
  const { connection, application, stop } = await startEmbedded(config.data)
  const lock = await lockFolder(application, config.data, () => null)
  try {
    await work(connection)
  } finally {
    await lock.release()
    await stop()
  }
}

async function migrateTo(owner: pg.ClientConfig, last: string | undefined): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 2 })
  pool.on('error', () => null)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db, last).finally(() => db.destroy())
}
