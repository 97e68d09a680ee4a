import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { makeBackup } from '../../jobs/catalogue.ts'
import type { JobHandler } from '../../jobs/job.ts'
import type { Queue } from '../../jobs/queue.ts'
import { placeName } from '../backup-config.ts'
import { mayRemoveObjects } from '../backup-lock.ts'
import { askForBackup } from './backup-runs.ts'
import { isDue, type LastAttempt } from './due.ts'
import { type BackupWork, runBackup } from './run-backup.ts'

const TICK_MS = 60_000
/** A request that nobody has taken up by then never will be: it was for a queue that is gone. */
const WAIT_LIMIT_MS = 3_600_000

/** The backups that this process makes: those that are asked for, and one a day. */
export interface BackupSchedule {
  readonly handler: JobHandler<{ run: string }>
  /** Ends a backup under way, of which nothing counts then. */
  stop(): void
}

/** @param onError told what goes wrong beside the backups themselves, such as a database that does not answer */
export function openBackupSchedule(work: BackupWork, queue: Queue, onError: (error: unknown) => void): BackupSchedule {
  const stopping = new AbortController()
  // What a killed process left, or a restore brought along, is not under way.
  work.db.transaction().execute((transaction) => endForgotten(transaction, new Date())).catch(onError)
  const tick = setInterval(() => {
    lookAround(work, queue, new Date()).catch(onError)
  }, TICK_MS)
  tick.unref()
  return {
    handler: {
      async run({ run }) {
        await runBackup(work, run, { signal: stopping.signal, report: () => undefined })
      },
      // The row says what became of it.
      gaveUp: () => Promise.resolve(),
    },
    stop() {
      clearInterval(tick)
      stopping.abort()
    },
  }
}

/** Ends what a killed process left, and asks for the daily backup when its time has come. */
export async function lookAround({ db, config }: BackupWork, queue: Queue, now: Date): Promise<void> {
  const { at, place } = config.backup
  await db.transaction().execute(async (transaction) => {
    await endForgotten(transaction, now)
    if (at === null || !isDue(now, at, await lastAttempt(transaction))) return
    const run = await askForBackup(transaction, 'schedule', placeName(place))
    if (run !== null) await queue.send(transaction, makeBackup, [{ run }])
  })
}

async function endForgotten(db: Kysely<Tables>, now: Date): Promise<void> {
  const open = await db.selectFrom('backup_run').select('id').where('outcome', 'in', ['waiting', 'running']).executeTakeFirst()
  if (open === undefined || !(await mayRemoveObjects(db))) return
  await db
    .updateTable('backup_run')
    .set({ outcome: 'interrupted', finished_at: sql<Date>`clock_timestamp()` })
    .where((row) =>
      row.or([
        row('outcome', '=', 'running'),
        row.and([row('outcome', '=', 'waiting'), row('asked_at', '<', new Date(now.getTime() - WAIT_LIMIT_MS))]),
      ]),
    )
    .execute()
}

/** The newest attempt that counts for the day; before the first, the moment at which this installation learned to make them. */
async function lastAttempt(db: Kysely<Tables>): Promise<LastAttempt | null> {
  const row = await db
    .selectFrom('backup_run')
    .select(['asked_at', 'outcome'])
    .where((one) => one.or([one('origin', '=', 'schedule'), one('outcome', 'in', ['good', 'waiting', 'running'])]))
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row !== undefined) return { askedAt: row.asked_at, succeeded: row.outcome !== 'failed' && row.outcome !== 'interrupted' }
  const { rows } = await sql<{ at: string }>`SELECT timestamp AS at FROM kysely_migration WHERE name = '0007-backup'`.execute(db)
  return rows[0] === undefined ? null : { askedAt: new Date(rows[0].at), succeeded: true }
}
