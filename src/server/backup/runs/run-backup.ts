import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { BackupProgress, BackupReport } from '../../../core/contract/backup.ts'
import type { Config } from '../../config.ts'
import type { Tables } from '../../database/tables.ts'
import { openBlobs } from '../../media/open-blobs.ts'
import { placeName } from '../backup-config.ts'
import { lockForBackup } from '../backup-lock.ts'
import { createBackup } from '../create/create-backup.ts'
import { BackupFault } from '../format/backup-fault.ts'
import { openBackup } from '../format/manifest-blob.ts'
import { OBJECTS } from '../format/names.ts'
import type { Installation } from '../installation.ts'
import { type BackupKey, ensureBackupKey } from '../key/backup-key.ts'
import { givenMasterKey } from '../key/given-master-key.ts'
import { openPlace } from '../open-place.ts'
import { removeExpired } from '../retention/remove-expired.ts'
import { verifyBackup } from '../verify/verify-backup.ts'
import { beginRun, endAbandoned, failRun, finishRun, noteProgress } from './backup-runs.ts'
import { failureOf } from './failure-of.ts'

/** What a backup is made of and written with. */
export interface BackupWork {
  readonly db: Kysely<Tables>
  /** The owner of the tables. */
  readonly owner: pg.ClientConfig
  readonly config: Config
  readonly version: string
}

export interface RunOptions {
  readonly signal: AbortSignal
  readonly report: (progress: BackupProgress) => void
}

/** How often the progress is written down. */
const TELL_MS = 1_000

/**
 * Makes the backup that was asked for, reads it again, and removes those whose time is over. What became of it stands in its
 * row of `backup_run`, also when this throws.
 * @returns null when the row did not wait any more
 */
export async function runBackup(work: BackupWork, run: string, options: RunOptions): Promise<{ report: BackupReport; key: BackupKey } | null> {
  const { db, owner } = work
  try {
    const lock = await lockForBackup(owner)
    try {
      await endAbandoned(db, run)
      if (!(await beginRun(db, run))) return null
      const key = await ensureBackupKey(work.config.backup.key)
      const report = await makeAndCheck(work, key, { ...options, report: telling(db, run, options.report) })
      const { id: backup, rows, objects, bytes, lost, findings } = report
      await finishRun(db, run, { backup, rows, objects, bytes, faults: findings.length, lost: lost.length })
      if (findings.length === 0) await removeOld(work, key)
      return { report, key }
    } finally {
      await lock.release()
    }
  } catch (error) {
    await failRun(db, run, options.signal.aborted ? 'interrupted' : failureOf(error)).catch(() => null)
    throw error
  }
}

async function makeAndCheck({ config, owner, version }: BackupWork, key: BackupKey, options: RunOptions): Promise<BackupReport> {
  const blobs = await openPlace(config.backup.place)
  const installation: Installation = {
    data: config.data,
    connection: owner,
    media: await openBlobs(config),
    version,
    masterKeyHeld: config.masterKey === null,
  }
  const master = await givenMasterKey(config)
  const make = async (again: ReadonlySet<string>) => {
    const { id } = await createBackup(installation, blobs, key.keys, { ...options, again })
    return verifyBackup(await openBackup(blobs, id, key.keys), { ...options, master })
  }
  const report = await make(new Set())
  // Copies of earlier backups that were damaged since: they are made anew, once.
  const damaged = report.findings.filter(({ file }) => file.startsWith(OBJECTS)).map(({ file }) => file.slice(-36))
  return damaged.length === 0 ? report : make(new Set(damaged))
}

async function removeOld({ db, config }: BackupWork, key: BackupKey): Promise<void> {
  const folder = placeName(config.backup.place)
  const rows = await db.selectFrom('backup_run').select('backup').where('folder', '=', folder).where('outcome', '=', 'faulty').execute()
  const faulty = new Set(rows.map(({ backup }) => backup).filter((backup) => backup !== null))
  const removed = await removeExpired(await openPlace(config.backup.place), key.keys, config.backup.keep, faulty).catch((error: unknown) => {
    // An older backup that cannot be read is no failure of this one: nothing is removed.
    if (error instanceof BackupFault) return []
    throw error
  })
  if (removed.length === 0) return
  await db.updateTable('backup_run').set({ removed_at: new Date() }).where('folder', '=', folder).where('backup', 'in', removed).execute()
}

/** Tells the terminal every step, and the database once a second. */
function telling(db: Kysely<Tables>, run: string, report: RunOptions['report']): RunOptions['report'] {
  let told = 0
  let stage: BackupProgress['stage'] | null = null
  return (progress) => {
    report(progress)
    if (progress.stage === stage && Date.now() - told < TELL_MS) return
    told = Date.now()
    stage = progress.stage
    noteProgress(db, run, progress).catch(() => null)
  }
}
