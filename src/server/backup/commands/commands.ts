import { stat } from 'node:fs/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { BackupMade, BackupListed, BackupProgress, BackupReport, BackupRestored } from '../../../core/contract/backup.ts'
import { askOver, askThrough } from '../../audit/ask.ts'
import { recordForEveryCenter } from '../../audit/commands/record-operation.ts'
import { verifyAudit } from '../../audit/verify/verify-audit.ts'
import type { Config } from '../../config.ts'
import { asOwner } from '../../database/role/application-role.ts'
import { reachDatabase } from '../../database/reach.ts'
import type { Tables } from '../../database/tables.ts'
import { type BackupConfig, placeName, placeOf } from '../backup-config.ts'
import { BackupRefusal } from '../backup-refusal.ts'
import { allBackups } from '../format/all-backups.ts'
import { openBackup } from '../format/manifest-blob.ts'
import { takenAt } from '../format/names.ts'
import { type BackupKeySource, readBackupKey } from '../key/backup-key.ts'
import { givenMasterKey } from '../key/given-master-key.ts'
import { openExistingPlace } from '../open-place.ts'
import { isApartFromMedia } from '../own-place.ts'
import { restoreBackup } from '../restore/restore-backup.ts'
import { askForBackup } from '../runs/backup-runs.ts'
import { runBackup } from '../runs/run-backup.ts'
import { verifyBackup } from '../verify/verify-backup.ts'
import { findBackup } from './find-backup.ts'

type Report = (progress: BackupProgress) => void

const NEVER = new AbortController().signal

/** `facialis backup`: one now, of an installation that runs or stands still. @param to a folder or bucket other than the usual */
export async function createNow(config: Config, version: string, to: string | null, report: Report): Promise<BackupMade> {
  const place = to === null ? config.backup.place : placeOf(to, (path) => path)
  if (!isApartFromMedia(place, config)) {
    throw new BackupRefusal('folder', `${placeName(place)} is where the photos of this Facialis are: name another place for the backup.`)
  }
  const backup: BackupConfig = { ...config.backup, place }
  const keyWasThere = 'base64' in backup.key || (await stat(backup.key.file).catch(() => null)) !== null
  const { owner, close } = await reachDatabase(config)
  const pool = new pg.Pool({ ...owner, max: 3 })
  pool.on('error', () => null)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await requireRuns(owner)
    const run = await askForBackup(db, 'command', placeName(place))
    if (run === null) throw new BackupRefusal('busy', 'Another backup of this Facialis is under way: wait until it is done.')
    // Before anything is written: a backup that is cut off has left something behind as well.
    await recordForEveryCenter(askThrough(db), 'backedUp', placeName(place))
    const made = await runBackup({ db, owner, config: { ...config, backup }, version }, run, { signal: NEVER, report })
    if (made === null) throw new BackupRefusal('busy', 'The backup was ended by another process.')
    return { ...made.report, folder: placeName(place), keyFile: made.key.file, keyMade: !keyWasThere }
  } finally {
    await db.destroy()
    await close()
  }
}

/** `facialis backup verify`: reads a whole backup. @throws BackupFault when its manifest cannot be read */
export async function verifyOne(config: Config, given: string | null, keyFile: string | null, report: Report): Promise<BackupReport> {
  const { blobs, id } = await findBackup(given, config.backup.place)
  const { keys } = await readBackupKey(keySource(config, keyFile))
  return verifyBackup(await openBackup(blobs, id, keys), { signal: NEVER, report, master: await givenMasterKey(config) })
}

/** `facialis backup list`: what lies in a folder, oldest first. No key is needed. */
export async function listAll(config: Config, folder: string | null): Promise<{ folder: string; backups: BackupListed[] }> {
  const place = folder === null ? config.backup.place : placeOf(folder, (path) => path)
  const { finished, begun } = await allBackups(await openExistingPlace(place))
  const listed = (id: string, whole: boolean) => ({ id, takenAt: takenAt(id)?.toISOString() ?? '', finished: whole })
  const backups = [...finished.map((id) => listed(id, true)), ...begun.map((id) => listed(id, false))]
  return { folder: placeName(place), backups: backups.sort((a, b) => a.id.localeCompare(b.id)) }
}

/** `facialis restore`: fills an empty installation, and looks at the chains of its audit. */
export async function restoreOne(config: Config, given: string, keyFile: string | null, report: Report): Promise<BackupRestored> {
  const { blobs, id } = await findBackup(given, config.backup.place)
  const { keys } = await readBackupKey(keySource(config, keyFile))
  const master = await givenMasterKey(config)
  const restored = await restoreBackup(await openBackup(blobs, id, keys), config, { signal: NEVER, report, master })
  const { owner, close } = await reachDatabase(config)
  try {
    const verdict = await asOwner(owner, async (client) => {
      const found = await verifyAudit(askOver(client), config.auditAnchor, null)
      await recordForEveryCenter(askOver(client), 'restored', `backup ${id}`)
      return found
    })
    const faults = verdict.chains.flatMap((chain) => chain.faults)
    // What was written down after the backup is gone with it, and an anchor that outlived it says so.
    const broken = faults.filter(({ kind }) => kind !== 'cut').length
    return { ...restored, data: config.data, auditIntact: broken === 0, auditCut: faults.length > broken }
  } finally {
    await close()
  }
}

const keySource = (config: Config, keyFile: string | null): BackupKeySource =>
  keyFile === null ? config.backup.key : { file: keyFile }

/** @throws BackupRefusal for a database of a version that made no backups */
async function requireRuns(owner: pg.ClientConfig): Promise<void> {
  const there = await asOwner(owner, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('backup_run') IS NOT NULL AS there`)
    return rows[0]?.there === true
  })
  if (!there) throw new BackupRefusal('database', 'This database is of an older version: start Facialis once, which brings it up to date.')
}
