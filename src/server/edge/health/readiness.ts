import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { UPLOAD_LIMIT_BYTES } from '../../../core/contract/assessments.ts'
import { MIGRATIONS } from '../../database/migrations/index.ts'
import type { Tables } from '../../database/tables.ts'
import { freeSpace } from './free-space.ts'

/** Below this a photo of the largest size, its copies and the database's own log may not fit any more. */
export const SPACE_MINIMUM_BYTES = 4 * UPLOAD_LIMIT_BYTES

/** A check that takes longer counts as failed: who asks would rather know than wait. */
const PATIENCE_MS = 3_000
/** For how long an answer holds: a crowd of watchdogs costs one check. */
const FRESH_MS = 1_000

export type CheckName = 'database' | 'migrations' | 'disk' | 'space'

/** Whether this process can do its work, and for each check whether it passed. */
export interface Readiness {
  readonly ready: boolean
  readonly checks: Readonly<Record<CheckName, boolean>>
  /** Hours since the last good backup, null before the first: to be warned of, not a reason to be not ready. */
  readonly backupHours: number | null
}

/** What is asked, so that tests can break one part at a time. */
export interface Watched {
  readonly db: Kysely<Tables>
  readonly data: string
  readonly free?: (folder: string) => Promise<number>
}

/** Checks the parts, at most once a second. */
export function readinessOf({ db, data, free = freeSpace }: Watched): () => Promise<Readiness> {
  let last: { at: number; answer: Promise<Readiness> } | null = null

  async function check(): Promise<Readiness> {
    const [database, migrations, disk, space, backupHours] = await Promise.all([
      passes(sql`SELECT 1`.execute(db).then(() => true)),
      passes(migrationsAreCurrent(db)),
      passes(diskTakes(data)),
      passes(free(data).then((bytes) => bytes >= SPACE_MINIMUM_BYTES)),
      within(hoursSinceBackup(db), null),
    ])
    return { ready: database && migrations && disk && space, checks: { database, migrations, disk, space }, backupHours }
  }

  return () => {
    const now = performance.now()
    if (last === null || now - last.at > FRESH_MS) last = { at: now, answer: check() }
    return last.answer
  }
}

/** What the work finds, or `otherwise` when it fails or takes too long. */
const within = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([work.catch(() => otherwise), sleep(PATIENCE_MS, otherwise, { ref: false })])

const passes = (check: Promise<boolean>): Promise<boolean> => within(check, false)

async function hoursSinceBackup(db: Kysely<Tables>): Promise<number | null> {
  const good = sql<{ hours: number | null }>`SELECT (extract(epoch FROM now() - max(finished_at)) / 3600)::float8 AS hours
    FROM backup_run WHERE outcome = 'good'`
  const hours = (await good.execute(db)).rows[0]?.hours ?? null
  return hours === null ? null : Math.floor(hours)
}

/** All of ours were run, and none that we do not know: a newer Facialis would have changed the tables under us. */
async function migrationsAreCurrent(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db)
  const run = new Set(rows.map(({ name }) => name))
  return run.size === Object.keys(MIGRATIONS).length && Object.keys(MIGRATIONS).every((name) => run.has(name))
}

async function diskTakes(data: string): Promise<boolean> {
  const path = join(data, `.ready-${randomUUID()}`)
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile('ready')
    await file.sync()
    return true
  } finally {
    await file.close()
    await rm(path, { force: true })
  }
}
