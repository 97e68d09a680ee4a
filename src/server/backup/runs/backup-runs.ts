import { type Kysely, sql } from 'kysely'
import { BACKUP_LATE_HOURS, type BackupFailure, type BackupProgress } from '../../../core/contract/backup.ts'
import type { Tables } from '../../database/tables.ts'

export type Origin = Tables['backup_run']['origin']

/** What came of a backup: what it holds, and what reading it again found. */
export interface Written {
  readonly backup: string
  readonly rows: number
  readonly objects: number
  readonly bytes: number
  readonly faults: number
  readonly lost: number
}

/** Writes down that a backup was asked for. @returns its id, null when one is under way already */
export async function askForBackup(db: Kysely<Tables>, origin: Origin, folder: string): Promise<string | null> {
  const made = await db
    .insertInto('backup_run')
    .values({ origin, outcome: 'waiting', folder })
    .onConflict((conflict) => conflict.expression(sql`(true)`).where('outcome', 'in', ['waiting', 'running']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? null
}

/** Takes a backup that waits into work. @returns whether it was still waiting */
export async function beginRun(db: Kysely<Tables>, id: string): Promise<boolean> {
  const begun = await db
    .updateTable('backup_run')
    .set({ outcome: 'running', started_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('outcome', '=', 'waiting')
    .returning('id')
    .executeTakeFirst()
  return begun !== undefined
}

export async function noteProgress(db: Kysely<Tables>, id: string, { stage, done, total }: BackupProgress): Promise<void> {
  await db.updateTable('backup_run').set({ stage, done, total }).where('id', '=', id).where('outcome', '=', 'running').execute()
}

/** Good when nothing was wrong with what was written. */
export async function finishRun(db: Kysely<Tables>, id: string, written: Written): Promise<void> {
  const outcome = written.faults === 0 ? 'good' : 'faulty'
  await db
    .updateTable('backup_run')
    .set({ outcome, finished_at: sql<Date>`clock_timestamp()`, ...written })
    .where('id', '=', id)
    .execute()
}

export async function failRun(db: Kysely<Tables>, id: string, failure: BackupFailure | 'interrupted'): Promise<void> {
  const how = failure === 'interrupted' ? { outcome: failure, failure: null } : { outcome: 'failed' as const, failure }
  await db
    .updateTable('backup_run')
    .set({ ...how, finished_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('outcome', 'in', ['waiting', 'running'])
    .execute()
}

/** Ends the attempts that nobody works on: to be called by who holds the lock of backups. */
export async function endAbandoned(db: Kysely<Tables>, except: string | null): Promise<void> {
  await db
    .updateTable('backup_run')
    .set({ outcome: 'interrupted', finished_at: sql<Date>`clock_timestamp()` })
    .where('outcome', 'in', except === null ? ['waiting', 'running'] : ['running'])
    .where('id', '!=', except ?? '00000000-0000-0000-0000-000000000000')
    .execute()
}

/** When the newest backup that was proved good was asked for; null when there is none. What came later is not in it. */
export async function lastGoodBackup(db: Kysely<Tables>): Promise<Date | null> {
  const row = await db
    .selectFrom('backup_run')
    .select((eb) => eb.fn.max('started_at').as('at'))
    .where('outcome', '=', 'good')
    .executeTakeFirst()
  return row?.at ?? null
}

/** Whether there is reason to warn: no good backup, or none that is young enough. */
export const isLate = (lastGood: Date | null, now: Date): boolean =>
  lastGood === null || now.getTime() - lastGood.getTime() > BACKUP_LATE_HOURS * 3_600_000
