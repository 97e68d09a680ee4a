import type { FastifyInstance } from 'fastify'
import type { Kysely, Selectable } from 'kysely'
import type { BackupRun, Backups } from '../../core/contract/backup.ts'
import { askThrough } from '../audit/ask.ts'
import { recordForOtherCenters } from '../audit/commands/record-operation.ts'
import { type BackupConfig, placeName } from '../backup/backup-config.ts'
import { askForBackup, isLate, lastGoodBackup } from '../backup/runs/backup-runs.ts'
import type { Tables } from '../database/tables.ts'
import { makeBackup } from '../jobs/catalogue.ts'
import { Problem } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

const MOST = 100

/** The backups of the installation, and the wish for one now. */
export function backupRoutes(app: FastifyInstance, services: Services): void {
  const { backup: config, queue } = services
  serve(app, services, 'backups', ({ db }) => readBackups(db, config))
  serve(app, services, 'startBackup', async ({ caller, db }) => {
    const run = await askForBackup(db, 'screen', placeName(config.place))
    if (run === null) throw new Problem('conflict', 'A backup is under way already.')
    await queue.send(db, makeBackup, [{ run }])
    await recordForOtherCenters(askThrough(db), caller, 'backedUp')
    return toRun(await db.selectFrom('backup_run').selectAll().where('id', '=', run).executeTakeFirstOrThrow())
  })
}

async function readBackups(db: Kysely<Tables>, { place, besideData, at, keep }: BackupConfig): Promise<Backups> {
  const rows = await db
    .selectFrom('backup_run')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('asked_at', 'desc')
    .limit(MOST)
    .execute()
  const lastGood = await lastGoodBackup(db)
  const two = (part: number) => String(part).padStart(2, '0')
  return {
    folder: placeName(place),
    besideData,
    dailyAt: at === null ? null : `${two(at.hour)}:${two(at.minute)}`,
    keep,
    lastGoodAt: lastGood?.toISOString() ?? null,
    late: isLate(lastGood, new Date()),
    runs: rows.map(toRun),
  }
}

const toRun = (row: Selectable<Tables['backup_run']>): BackupRun => ({
  id: row.id,
  origin: row.origin,
  askedAt: row.asked_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  outcome: row.outcome,
  failure: row.failure,
  progress: row.outcome === 'running' && row.stage !== null ? { stage: row.stage, done: row.done, total: row.total } : null,
  backup: row.backup,
  folder: row.folder,
  rows: row.rows === null ? null : Number(row.rows),
  objects: row.objects,
  bytes: row.bytes === null ? null : Number(row.bytes),
  faults: row.faults,
  lost: row.lost,
})
